import { MASK_KINDS } from '../../../../src/text/mask/mask-kind';
import { maskPersonalData } from '../../../../src/text/mask/mask-personal-data';
import { HOSTILE_TEXTS } from '../../../fixtures/hostile-text';

/** Invented secrets, put together here so that no scanner takes this file for a leak. */
const random = (length: number): string => 'a1B2c3D4e5F6g7H8i9J0'.repeat(13).slice(0, length);
const hex = (length: number): string => '0123456789abcdef'.repeat(9).slice(0, length);
const prefixed = (prefix: string, rest: string): string => [prefix, rest].join('');
const webToken = ['eyJhbGciOiJIUzI1NiJ9', 'eyJzdWIiOiIxMjM0NTY3ODkwIn0', 'dozjgNryP4J3jVmNHl0w5N'].join('.');
const key = (kind: string, body: string): string =>
  [`-----BEGIN ${kind}PRIVATE KEY-----`, body, `-----END ${kind}PRIVATE KEY-----`].join('\n');

describe('maskPersonalData masks', () => {
  it.each([
    ['write to mia.jones@example.com today', 'write to [email] today'],
    ['Mia <mia+jira@mail.example.co.uk>', 'Mia <[email]>'],
    ['mailto:büro@müller.example', 'mailto:[email]'],
    ['user 12345@163.com failed', 'user [email] failed'],
    ['{"mail":"a_b%c@example.org"}', '{"mail":"[email]"}'],
    ['ssh root@db-1.prod.example.net', 'ssh [email]'],
    ['call +49 30 1234567', 'call [phone]'],
    ['call +1 (555) 123-4567.', 'call [phone].'],
    ['call +442079460958', 'call [phone]'],
    ['call 0044 20 7946 0958', 'call [phone]'],
    ['call 555-123-4567, please', 'call [phone], please'],
    ['call (555) 123-4567', 'call [phone]'],
    ['mobil 0171/1234567', 'mobil [phone]'],
    ['numéro 06 12 34 56 78', 'numéro [phone]'],
    ['Tel.: 1234 5678', 'Tel.: [phone]'],
    ['phone number 12345', 'phone number [phone]'],
    ['IBAN DE89370400440532013000', 'IBAN [iban]'],
    ['to GB82 WEST 1234 5698 7654 32 please', 'to [iban] please'],
    ['NL91ABNA0417164300.', '[iban].'],
    ['card 4111 1111 1111 1111 declined', 'card [card] declined'],
    ['card 5555-5555-5555-4444', 'card [card]'],
    ['amex 378282246310005', 'amex [card]'],
    ['from 192.168.1.50:8080', 'from [ip]:8080'],
    ['net 10.20.0.0/16', 'net [ip]/16'],
    ['8.8.8.8 does not answer', '[ip] does not answer'],
    ['host 3.4.5.6', 'host [ip]'],
    ['http://203.0.113.7/login', 'http://[ip]/login'],
    ['peer 2001:db8:85a3::8a2e:370:7334', 'peer [ip]'],
    ['on fe80::1%eth0', 'on [ip]'],
    ['[2001:db8:0:0:0:0:0:1]:443', '[[ip]]:443'],
    ['thanks [~accountid:5b10ac8d82e05b22cc7d4ef5] and [~mjones]', 'thanks @user and @user'],
    [`session ${webToken} expired`, 'session [token] expired'],
    [prefixed('AKIA', 'IOSFODNN7EXAMPLE'), '[token]'],
    [prefixed('ghp_', random(36)), '[token]'],
    [prefixed('github_pat_', random(60)), '[token]'],
    [prefixed('glpat-', random(20)), '[token]'],
    [prefixed('xoxb-', '123456789012-abcdefghijkl'), '[token]'],
    [prefixed('https://hooks.slack.com/services/', 'T00000000/B00000000/XXXXXXXXXXXX'), 'https://hooks.slack.com/services/[token]'],
    [prefixed('sk_live_', random(24)), '[token]'],
    [prefixed('sk-', random(48)), '[token]'],
    [prefixed('sk-proj-', random(40)), '[token]'],
    [prefixed('sk-ant-api03-', random(40)), '[token]'],
    [prefixed('AIza', random(35)), '[token]'],
    [prefixed('ATATT3', random(60)), '[token]'],
    [prefixed('npm_', random(36)), '[token]'],
    [prefixed('hf_', random(34)), '[token]'],
    [prefixed('SG.', `${random(22)}.${random(43)}`), '[token]'],
    [prefixed('dop_v1_', hex(64)), '[token]'],
    [prefixed('123456789:AA', random(33)), '[token]'],
    ['Authorization: Bearer abc123def456', 'Authorization: Bearer [token]'],
    ['-H "Authorization: Basic dXNlcjpwYXNz"', '-H "Authorization: Basic [token]"'],
    ['with bearer 0a1b2c3d4e5f6a7b', 'with bearer [token]'],
    ['password=hunter2', 'password=[secret]'],
    ['Password: swordfish', 'Password: [secret]'],
    ['{"password": "open sesame", "user": "x"}', '{"password": "[secret]", "user": "x"}'],
    ['DB_PASSWORD=s3cr3t!', 'DB_PASSWORD=[secret]'],
    ["api_key = 'abcdef'", "api_key = '[secret]'"],
    ['aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCY', 'aws_secret_access_key = [secret]'],
    ['token: 9f8e7d6c5b', 'token: [secret]'],
    ['?access_token=abcdefgh&x=1', '?access_token=[secret]&x=1'],
    ['mysql --password hunter2 -u root', 'mysql --password [secret] -u root'],
    ['<password>changeme</password>', '<password>[secret]</password>'],
    ['jdbc:db://h/x;user=a;password=lee;ssl=true', 'jdbc:db://h/x;user=a;password=[secret];ssl=true'],
    ['JSESSIONID=8y4bxNcyiScVVV6', 'JSESSIONID=[secret]'],
    ['clone https://mia:hunter2@git.example.com/x.git', 'clone https://[credentials]@git.example.com/x.git'],
    ['redis://:s3cret@cache:6379', 'redis://[credentials]@cache:6379'],
    [`a\n${key('RSA ', 'MIIEpAIBAAKCAQEA\nabc=')}\nb`, 'a\n[private key]\nb'],
    [key('', 'short'), '[private key]'],
    [`-----BEGIN OPENSSH PRIVATE KEY-----\n${random(60)}\n${random(60)}\nthen it failed`, '[private key]\nthen it failed'],
  ])('%j', (text, expected) => {
    const found = expected.match(/\[(?:email|phone|iban|card|ip|token|secret|credentials|private key)\]|@user/g) ?? [];
    expect(maskPersonalData(text)).toMatchObject({ text: expected, count: found.length });
  });
});

describe('maskPersonalData leaves', () => {
  it.each([
    'version 1.2.3.4',
    'upgrade to 10.4.1.3',
    'v10.14.2.0',
    'Derby 10.8.2.2',
    'tool 2.9.10.8 works',
    'pip install x==4.8.0.174',
    'Chrome/91.0.0.0',
    'jar:1.1.8.2',
    'tool-1.2.3.4.jar',
    '10.2.3.4-SNAPSHOT',
    '10.20.30',
    '1.2.3.4.5',
    '127.0.0.1',
    '0.0.0.0:80',
    'section 4.4.2.1',
    'commit 9fceb02d0ae598e95dc970b74767f19372d61af8',
    'commit 9fceb02',
    'sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    'id 123e4567-e89b-12d3-a456-426614174000',
    'id 12345678-1234-4123-8123-123456789012',
    'AUTO-1234 and SHOP-12',
    'HADOOP-13278055',
    'at org.example.Main.run(Main.java:42)',
    'java.lang.Object@1a2b3c4d',
    'Thread[main,5,main]',
    '0x00007fff5fbff8c0',
    'pid 12345 tid 0x7f3a',
    '2024-01-31T10:20:30+02:00',
    '2024-01-31 10:20:30,123',
    '10:20:30',
    '31.01.2024 10:20',
    '01/02/2024',
    '1706659200000',
    '1706659200000000000',
    'build 20240131.4',
    'order 100234567',
    'order 4000123412341235',
    'ticket 123-456',
    '1234567890',
    '12 345 678',
    '+48.8583701 +2.2944813',
    '+0200',
    'task/5522204518514688',
    'port 8080 and 65535',
    '1,234,567.89',
    'ISBN 978-3-16-148410-0',
    'DE89370400440532013001',
    'AB12 CDEF 3456',
    'git@github.com:org/repo.git',
    '@Override public',
    'icon@2x.png',
    'lodash@4.17.21',
    'user@localhost',
    'foo@bar',
    'a @ b',
    'std::vector',
    'Foo::Bar::baz',
    'a::b',
    'de:ad:be:ef:00:01',
    '::1',
    '12:34',
    'Unexpected token: }',
    "token: expected ';'",
    'token: String',
    'String password = null;',
    'password = request.getParameter("p")',
    'password: must not be empty',
    'the password is wrong',
    'passwords: see below',
    'max_tokens: 4096',
    'tokenizer=bpe',
    'secret: false',
    'token = getToken()',
    'pwd=/home/build',
    'password: ${DB_PASSWORD}',
    'SESSIONID = 377',
    'basic functionality of the bearer',
    'Basic authentication fails',
    'Authorization: Bearer',
    'sk-learn-contrib-package-names',
    'AKIA',
    'ghp_short',
    'eyJhbGci',
    '-----BEGIN CERTIFICATE-----',
    'expects -----BEGIN PUBLIC KEY-----',
    'https://example.com/a:b@c',
    'https://example.com:8443/x',
    'smtp://localhost:25?to=user@localhost',
    '[~/.cache/tool]',
    'phone rings',
    'telephone exchange',
    'the mobile app 2',
    'fax: none',
  ])('%j', (text) => {
    expect(maskPersonalData(text)).toMatchObject({ text, count: 0 });
  });
});

describe('maskPersonalData', () => {
  it('masks each of many', () => {
    expect(maskPersonalData('a@example.com, b@example.com from 192.0.2.7')).toMatchObject({ text: '[email], [email] from [ip]', count: 3 });
  });

  it('says how much of each kind it found', () => {
    const text =
      'cc @mia: 4111 1111 1111 1111 by DE89370400440532013000, call +49 30 1234567, https://joe:x1@git.example.com, password=abc, bearer 0a1b2c3d4e5f';
    const { found, count } = maskPersonalData(`${text}, ${key('', 'short')}, ann@example.com at 10.1.2.3:80, Mara Lindqvist`, [
      'Mara Lindqvist',
    ]);
    expect(Object.keys(found)).toEqual(MASK_KINDS);
    expect(Object.values(found)).toEqual(MASK_KINDS.map(() => 1));
    expect(count).toBe(MASK_KINDS.length);
  });

  it.each(HOSTILE_TEXTS)('finds nothing more in what it masked of $name', ({ text }) => {
    const once = maskPersonalData(text).text;
    expect(maskPersonalData(once).text).toBe(once);
  });
});
