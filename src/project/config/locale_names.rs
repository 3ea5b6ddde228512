//! What common locales are called in themselves.

/// By code, the most specific first.
const NAMES: &[(&str, &str)] = &[
    ("zh-CN", "简体中文"),
    ("zh-Hans", "简体中文"),
    ("zh-TW", "繁體中文"),
    ("zh-Hant", "繁體中文"),
    ("zh-HK", "繁體中文（香港）"),
    ("pt-BR", "Português do Brasil"),
    ("pt-PT", "Português"),
    ("es-419", "Español (Latinoamérica)"),
    ("sr-Latn", "Srpski"),
    ("ar", "العربية"),
    ("bg", "Български"),
    ("bn", "বাংলা"),
    ("ca", "Català"),
    ("cs", "Čeština"),
    ("da", "Dansk"),
    ("de", "Deutsch"),
    ("el", "Ελληνικά"),
    ("en", "English"),
    ("es", "Español"),
    ("et", "Eesti"),
    ("fa", "فارسی"),
    ("fi", "Suomi"),
    ("fr", "Français"),
    ("he", "עברית"),
    ("hi", "हिन्दी"),
    ("hr", "Hrvatski"),
    ("hu", "Magyar"),
    ("id", "Bahasa Indonesia"),
    ("it", "Italiano"),
    ("ja", "日本語"),
    ("ko", "한국어"),
    ("lt", "Lietuvių"),
    ("lv", "Latviešu"),
    ("ms", "Bahasa Melayu"),
    ("nb", "Norsk bokmål"),
    ("nl", "Nederlands"),
    ("no", "Norsk"),
    ("pl", "Polski"),
    ("pt", "Português"),
    ("ro", "Română"),
    ("ru", "Русский"),
    ("sk", "Slovenčina"),
    ("sl", "Slovenščina"),
    ("sr", "Српски"),
    ("sv", "Svenska"),
    ("th", "ไทย"),
    ("tr", "Türkçe"),
    ("uk", "Українська"),
    ("ur", "اردو"),
    ("vi", "Tiếng Việt"),
    ("zh", "中文"),
];

/// The name of a locale in itself; where neither the code nor its language has one here, the code.
pub fn native_name(code: &str) -> &str {
    let language = code.split('-').next().unwrap_or(code);
    let find = |wanted: &str| NAMES.iter().find(|(code, _)| code.eq_ignore_ascii_case(wanted)).map(|(_, name)| *name);
    find(code).or_else(|| find(language)).unwrap_or(code)
}
