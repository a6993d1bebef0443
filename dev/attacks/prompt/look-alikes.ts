/**
 * Characters that a person reads as one of the letters of the fence's words, from Unicode's confusables (UTS #39) and
 * from what people write instead of letters. Kept apart from the app's own table on purpose: what that one forgets
 * must show here.
 */
export const LOOK_ALIKES: Record<string, string> = {
  t: 'тТτΤᴛꓔᎢŧƭⲧⲦţťțṫṭⓣⓉｔＴ𝐭𝗧𝕥🅃🅣🆃🇹†7⊤ȶեƫꓔ🝨⟙⊥ㄒ',
  i: 'іІιΙıɪɩ℩ⅰⅠӏᎥꙇⲓⓘⒾｉＩ𝐢𝗜𝕚🄸🅘🅸🇮1l|!¡ǀ⍳ⵏ׀١۱ߊ∣丨',
  c: 'сСϲϹᴄⲥⲤꮯⅽⅭᏟꓚćčçⓒⒸｃＣ𝐜𝗖𝕔🄲🅒🅲🇨¢ҁȼↄҫϛᑕ©匚',
  k: 'кКκΚᴋⲕⲔꮶᏦꓗқҝĸⱪķǩⓚⓀｋＫ𝐤𝗞𝕜🄺🅚🅺🇰Kꝁ₭ҡᛕ',
  e: 'еЕεΕҽᴇℯⅇꬲєꓰᎬⲉéèëêēėęɛ℮ⓔⒺｅＥ𝐞𝗘𝕖🄴🅔🅴🇪3€әꞓ⋴⍷ɇᥱ£ᕮ乇',
  s: 'ѕЅꜱƽꓢᏚꮪႽśšşșʂՏⓢⓈｓＳ𝐬𝗦𝕤🅂🅢🆂🇸5$§ᔕ丂ꇙ',
  a: 'аАɑαΑᴀꓮᎪ⍺äàáâãåāăⲁⓐⒶａＡ𝐚𝗔𝕒🄰🅐🅰🇦4@∂ɒɐᗩⱥ卂',
  r: 'гᴦⲅꭇꭈꮁᎡꓣᏒʀŕřŗяⓡⓇｒＲ𝐫𝗥𝕣🅁🅡🆁🇷Րɍ®尺ᖇ',
  n: 'ոռпηɴꓠⲛńñňņŋиⓝⓃｎＮ𝐧𝗡𝕟🄽🅝🅽🇳ח₦∩ᑎπ几',
  d: 'ԁꓒᏧᴅᎠꓓⅾⅮđďðɗⓓⒹｄＤ𝐝𝗗𝕕🄳🅓🅳🇩ᗪ₫ƌↁᑯ',
};

/** Signs that read like a hash. */
export const HASH_LOOK_ALIKES = '#＃﹟♯⋕井';
