//! What keywords and operators become when a translation system takes them for words, in eight languages.
//!
//! Only what is regular stands here; everything else is restored from the source. The words are matched without regard to
//! case, the longest first.

/// The words of one language.
#[derive(Debug)]
pub struct Words {
    language: &'static str,
    /// What a tag begins with, and what it was.
    pub names: &'static [(&'static str, &'static str)],
    /// What stands within a condition or a loop, and what it was.
    pub operators: &'static [(&'static str, &'static str)],
}

/// The words of a locale: those of its language, or none.
pub fn of_locale(locale: &str) -> &'static Words {
    let language = locale.split('-').next().unwrap_or("");
    LANGUAGES.iter().find(|words| words.language == language).unwrap_or(&NONE)
}

const NONE: Words = Words { language: "", names: &[], operators: &[] };

const LANGUAGES: &[Words] = &[CHINESE, JAPANESE, KOREAN, SPANISH, PORTUGUESE, FRENCH, GERMAN, RUSSIAN];

const CHINESE: Words = Words {
    language: "zh",
    names: &[
        ("数据可重用项", "data reusables"),
        ("数据变量", "data variables"),
        ("数据", "data"),
        ("其他", "else"),
        ("否则如果", "elsif"),
        ("否则", "else"),
        ("如果版本", "ifversion"),
        ("如果", "if"),
        ("结束if", "endif"),
        ("结束如果", "endif"),
        ("结束", "endif"),
        ("结尾", "endif"),
        ("原始", "raw"),
        ("行标题", "rowheaders"),
        ("行标头", "rowheaders"),
        ("结束行标题", "endrowheaders"),
        ("注释", "note"),
        ("注意", "note"),
        ("结束注意", "endnote"),
        ("提示", "tip"),
        ("警告", "warning"),
        ("桌面", "desktop"),
        ("捕获", "capture"),
    ],
    operators: &[("或者", "or"), ("或", "or"), ("和", "and"), ("且", "and"), ("不", "not"), ("非", "not")],
};

const JAPANESE: Words = Words {
    language: "ja",
    names: &[
        ("データ再利用可能な", "data reusables"),
        ("データ再利用可能", "data reusables"),
        ("データ変数", "data variables"),
        ("データ", "data"),
        ("それ以外の場合", "else"),
        ("それ以外", "else"),
        ("そうでなければ", "else"),
        ("もし", "if"),
        ("終わり", "endif"),
        ("終了", "endif"),
        ("行ヘッダー", "rowheaders"),
        ("終了行ヘッダー", "endrowheaders"),
        ("メモ", "note"),
        ("ノート", "note"),
        ("ヒント", "tip"),
        ("警告", "warning"),
        ("ウィンドウズ", "windows"),
        ("ウィンドウ", "windows"),
        ("デスクトップ", "desktop"),
        ("コメント", "comment"),
        ("割り当てる", "assign"),
    ],
    operators: &[("または", "or"), ("あるいは", "or"), ("かつ", "and"), ("および", "and"), ("でない", "not")],
};

const KOREAN: Words = Words {
    language: "ko",
    names: &[
        ("데이터 재사용 가능", "data reusables"),
        ("데이터", "data"),
        ("data를", "data"),
        ("기타", "else"),
        ("그렇지 않으면", "else"),
        ("만약", "if"),
        ("만일", "if"),
        ("종료", "endif"),
        ("원시", "raw"),
        ("참고", "note"),
        ("주석 끝", "endnote"),
        ("행 머리글", "rowheaders"),
        ("윈도우즈", "windows"),
        ("윈도우", "windows"),
        ("옥티콘", "octicon"),
        ("캡처", "capture"),
        ("들여쓰기_데이터_참조", "indented_data_reference"),
    ],
    operators: &[("또는", "or"), ("그리고", "and"), ("및", "and"), ("아닌", "not")],
};

const SPANISH: Words = Words {
    language: "es",
    names: &[
        ("datos reutilizables", "data reusables"),
        ("datos", "data"),
        ("dato", "data"),
        ("de datos", "data"),
        ("otra", "else"),
        ("si no", "else"),
        ("siversion", "ifversion"),
        ("si", "if"),
        ("sin procesar", "raw"),
        ("sin formato", "raw"),
        ("nota", "note"),
        ("nota final", "endnote"),
        ("encabezados de fila", "rowheaders"),
        ("comentario", "comment"),
        ("icono", "octicon"),
        ("capturar", "capture"),
        ("cuando", "when"),
    ],
    operators: &[("y/o", "or"), ("o", "or"), ("u", "or"), ("y", "and"), ("e", "and"), ("no", "not")],
};

const PORTUGUESE: Words = Words {
    language: "pt",
    names: &[
        ("dados reutilizáveis", "data reusables"),
        ("dados variáveis", "data variables"),
        ("dados", "data"),
        ("datas", "data"),
        ("de dados", "data"),
        ("senão se", "elsif"),
        ("senão", "else"),
        ("senao", "else"),
        ("caso contrário", "else"),
        ("mais", "else"),
        ("se", "if"),
        ("bruto", "raw"),
        ("observação", "note"),
        ("nota de fim", "endnote"),
        ("nota", "note"),
        ("comentário", "comment"),
        ("atribuir", "assign"),
        ("referência_dados_indentados", "indented_data_reference"),
    ],
    operators: &[("ou", "or"), ("e", "and"), ("não", "not"), ("em", "in")],
};

const FRENCH: Words = Words {
    language: "fr",
    names: &[
        ("données réutilisables", "data reusables"),
        ("données_réutilisables", "data reusables"),
        ("données", "data"),
        ("de données", "data"),
        ("sinon si", "elsif"),
        ("sinon", "else"),
        ("autre", "else"),
        ("si", "if"),
        ("fin si", "endif"),
        ("fin", "endif"),
        ("brut", "raw"),
        ("remarque", "note"),
        ("note de fin", "endnote"),
        ("avertissement", "warning"),
        ("conseil", "tip"),
        ("assigner", "assign"),
        ("quand", "when"),
    ],
    operators: &[("ou", "or"), ("et", "and"), ("non", "not"), ("pas", "not"), ("dans", "in")],
};

const GERMAN: Words = Words {
    language: "de",
    names: &[
        ("daten wiederverwendbar", "data reusables"),
        ("datenvariablen", "data variables"),
        ("daten", "data"),
        ("datenseite", "data"),
        ("ansonsten", "else"),
        ("andernfalls", "else"),
        ("sonst", "else"),
        ("andere", "else"),
        ("wenn", "if"),
        ("ende", "endif"),
        ("unformatierte", "raw"),
        ("rohdaten", "raw"),
        ("hinweis", "note"),
        ("endnotiz", "endnote"),
        ("warnung", "warning"),
        ("tipp", "tip"),
        ("zeilenkopfzeilen", "rowheaders"),
        ("eingerucktes_datenverweis", "indented_data_reference"),
    ],
    operators: &[("oder", "or"), ("und", "and"), ("nicht", "not"), ("in", "in")],
};

const RUSSIAN: Words = Words {
    language: "ru",
    names: &[
        ("данных", "data"),
        ("данные", "data"),
        ("данными", "data"),
        ("данным", "data"),
        ("иначе если", "elsif"),
        ("эльсиф", "elsif"),
        ("иначе", "else"),
        ("ещё", "else"),
        ("еще", "else"),
        ("остальных", "else"),
        ("если", "if"),
        ("конечным", "endif"),
        ("конец", "endif"),
        ("необработанный", "raw"),
        ("эндраw", "endraw"),
        ("примечание", "note"),
        ("заголовки строк", "rowheaders"),
        ("захватить", "capture"),
    ],
    operators: &[("или", "or"), ("и", "and"), ("а не", "and not"), ("не", "not"), ("в", "in")],
};

/// Parts of data paths, whatever the language.
pub const PATHS: &[(&str, &str)] = &[
    ("可重用项", "reusables"),
    ("可重用", "reusables"),
    ("可复用", "reusables"),
    ("变量", "variables"),
    ("再利用可能な", "reusables"),
    ("再利用可能", "reusables"),
    ("再利用", "reusables"),
    ("変数", "variables"),
    ("재사용", "reusables"),
    ("변수", "variables"),
    ("reutilizables", "reusables"),
    ("reutilizáveis", "reusables"),
    ("variáveis", "variables"),
    ("réutilisables", "reusables"),
    ("wiederverwendbare", "reusables"),
    ("wiederverwendbar", "reusables"),
    ("variablen", "variables"),
    ("переменных", "variables"),
    ("переменные", "variables"),
    ("reusable", "reusables"),
    ("variable", "variables"),
];
