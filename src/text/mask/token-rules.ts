import { byPattern, onlyWith, type MaskRule } from './mask-rule';

/**
 * Tokens that say who issued them, by their first characters. From the issuers' documentation and, where they say
 * nothing, from the formats that scanners of secrets look for; lengths are lenient, because issuers change them.
 */
const TOKEN_SHAPES = [
  // Clouds
  '(?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}', // Amazon Web Services
  'AIza[\\w-]{35}', // Google
  'ya29\\.[\\w-]{20,1024}',
  'GOCSPX-[\\w-]{20,64}',
  'LTAI[A-Za-z0-9]{16,24}', // Alibaba
  'do[opr]_v1_[a-f0-9]{40,64}', // DigitalOcean
  'HRKU-AA[\\w-]{50,64}', // Heroku
  'hv[sbr]\\.[\\w-]{24,512}', // HashiCorp Vault
  'pul-[a-f0-9]{40}', // Pulumi
  'tskey-[a-z]{2,12}-[\\w-]{16,80}', // Tailscale
  'sha256~[\\w-]{43}', // OpenShift
  'fo1_[\\w-]{40,48}', // Fly.io
  'fm[12][ar]?_[A-Za-z0-9+/]{90,600}={0,3}',
  'dapi[a-f0-9]{32}(?:-\\d)?', // Databricks
  'pscale_(?:tkn|oauth|pw)_[\\w=.-]{31,63}[\\w=-]', // PlanetScale
  'sbp_[a-f0-9]{40}', // Supabase
  // Code
  'gh[pousr]_[A-Za-z0-9]{20,255}', // GitHub
  'github_pat_\\w{22,255}',
  'gl(?:pat|dt|rt|rtr|cbt|ptt|ft|imt|agent|oas|soat|ffct|wt)-[\\w-]{20,300}(?:\\.[\\w-]{2,16}){0,3}', // GitLab
  'GR1348941[\\w-]{20}',
  'AT(?:ATT|CTT)3[\\w=-]{20,512}', // Atlassian
  'AT(?:BB|OA)[\\w-]{20,64}',
  'BBDC-[\\w+/=-]{40,64}',
  'npm_[A-Za-z0-9]{30,64}',
  'pypi-[\\w-]{32,512}',
  'rubygems_[a-f0-9]{48}',
  'CLOJARS_[a-f0-9]{60}',
  'dckr_[po]at_[\\w-]{20,64}', // Docker
  'sq[upa]_[a-f0-9]{40}', // SonarQube
  'AKCp[A-Za-z0-9]{60,80}', // Artifactory
  'cmVmd[A-Za-z0-9]{59}',
  'API-[A-Z0-9]{25,32}', // Octopus Deploy
  'lin_(?:api|oauth)_[A-Za-z0-9]{32,64}', // Linear
  'figd_[\\w-]{32,64}', // Figma
  'PMAK-[a-f0-9]{24}-[a-f0-9]{34}', // Postman
  // Messages and payment
  'xox[abeoprs](?:\\.xox[bp])?-[A-Za-z0-9-]{10,255}', // Slack
  'xapp-\\d-[A-Za-z0-9-]{10,255}',
  'SG\\.[\\w-]{16,64}\\.[\\w-]{16,128}', // SendGrid
  '(?:SK|AC)[a-f0-9]{32}', // Twilio
  'key-[a-f0-9]{32}', // Mailgun
  '[a-f0-9]{32}-us\\d{1,2}', // Mailchimp
  'xkeysib-[a-f0-9]{64}-[A-Za-z0-9]{16}', // Brevo
  '[prs]k_(?:live|test|prod)_[A-Za-z0-9]{10,255}', // Stripe
  'whsec_[A-Za-z0-9+/=]{16,255}',
  'sq0[a-z]{3}-[\\w-]{22,64}', // Square
  'shp(?:at|ca|pa|ss|ua)_[a-fA-F0-9]{32}', // Shopify
  'shippo_(?:live|test)_[a-f0-9]{40}',
  'FLWSECK(?:_TEST)?-[a-zA-Z0-9]{12,64}(?:-X)?', // Flutterwave
  'EAA[A-Za-z0-9]{80,400}', // Facebook
  '\\d{8,10}:AA[\\w-]{32,34}', // Telegram
  // Models
  'hf_[A-Za-z0-9]{30,64}', // Hugging Face
  'api_org_[A-Za-z0-9]{34}',
  'gsk_[A-Za-z0-9]{32,64}', // Groq
  'xai-[A-Za-z0-9]{32,128}',
  'pplx-[A-Za-z0-9]{40,64}', // Perplexity
  'r8_[A-Za-z0-9]{30,48}', // Replicate
  'nvapi-[\\w-]{48,96}',
  // Monitoring and content
  'gl(?:sa|c)_[\\w+/=]{32,400}', // Grafana
  'sntry[su]_[\\w=+/-]{32,512}', // Sentry
  'NR(?:AK|II|JS|RA)-[A-Za-z0-9-]{19,40}', // New Relic
  'dt0[a-z]\\d{2}\\.[A-Z0-9]{24}\\.[A-Z0-9]{64}', // Dynatrace
  'dp\\.[a-z]{2,5}\\.[A-Za-z0-9]{40,48}', // Doppler
  'ntn_[A-Za-z0-9]{40,56}', // Notion
  'secret_[A-Za-z0-9]{43}',
  'CFPAT-[\\w-]{40,48}', // Contentful
];

/** Discord's begins with the bot's number in base64. */
function isDiscordToken(text: string): boolean {
  return /^\d{17,20}$/.test(Buffer.from(text.slice(0, text.indexOf('.')), 'base64').toString('latin1'));
}

function hasDigit(text: string): boolean {
  return /\d/.test(text);
}

/** Tokens and addresses that are as good as one, whatever stands around them. */
export const TOKEN_RULES: MaskRule[] = [
  byPattern('credentials', /(?<keep>\b[a-z][a-z0-9+.-]{1,20}:\/\/)[^\s/?:@[\]]{0,200}:[^\s/?@]{1,200}(?=@)/gi),
  // JSON web tokens, signed (three parts) and encrypted (five).
  byPattern('token', /(?<![\w.-])eyJ[\w-]{10,}(?:\.[\w-]*){2,4}/g),
  byPattern('token', new RegExp(`(?:(?<![A-Za-z0-9_])|(?<=/bot))(?:${TOKEN_SHAPES.join('|')})(?![A-Za-z0-9])`, 'g')),
  // OpenAI, Anthropic and others; without a digit it is a name such as `sk-learn-contrib-package`.
  byPattern('token', /(?<![\w-])sk-(?:[a-z]{2,8}\d{0,2}-)?[\w-]{20,255}/g, ({ text }) => /[A-Za-z0-9_]{12}/.test(text) && hasDigit(text)),
  // Microsoft: client secrets, keys of Azure services, Terraform Cloud's come with their sign in the middle.
  byPattern('token', /(?<![\w~.-])[\w~.]{3}\dQ~[\w~.-]{30,40}[\w~-]/g),
  onlyWith(['JQQJ9'], byPattern('token', /(?<![A-Za-z0-9])[A-Za-z0-9]{52}JQQJ9[A-Za-z0-9]{20,32}(?![A-Za-z0-9])/g)),
  onlyWith(['.atlasv1.'], byPattern('token', /(?<![A-Za-z0-9])[A-Za-z0-9]{14}\.atlasv1\.[\w=-]{60,70}/g)),
  byPattern('token', /(?<![\w-])[MNO][\w-]{22,27}\.[\w-]{6}\.[\w-]{27,45}/g, ({ text }) => isDiscordToken(text)),
  byPattern('token', /(?<keep>\bhooks\.slack\.com\/(?:services|workflows|triggers)\/)[\w/]{20,120}/g),
  byPattern('token', /(?<keep>\bdiscord(?:app)?\.com\/api\/webhooks\/)\d{15,20}\/[\w-]{40,100}/g),
  byPattern('token', /(?<keep>\bwebhook\.office\.com\/webhookb2\/)[\w@-]{36,80}\/IncomingWebhook\/[\w/-]{32,120}/g),
];
