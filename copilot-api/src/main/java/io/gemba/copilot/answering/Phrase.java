package io.gemba.copilot.answering;

import io.gemba.corpus.text.Language;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** What an answer says that is not in any document, in the asker's language. */
enum Phrase {
    QUOTED("quoted"),
    MODEL_UNAVAILABLE("model.unavailable"),
    MODEL_NOT_ALLOWED("model.not-allowed"),
    MODEL_UNVERIFIED("model.unverified"),
    ABSTAIN("abstain"),
    ABSTAIN_SEARCHED("abstain.searched"),
    ABSTAIN_NEAREST("abstain.nearest"),
    REFUSED_BY_PROVIDER("refused.provider"),
    SUPERSEDED("superseded"),
    SUPERSEDED_BY("superseded.by"),
    WITHDRAWN("withdrawn"),
    COMING("coming"),
    DRAFT("draft"),
    REVISION_MISSING("revision.missing"),
    CONFLICT("conflict"),
    SCAN("scan"),
    UNDERSTOOD("understood"),
    WORDS_ALONE("words-alone"),
    RECORDS("records"),
    RECORDS_CHOSEN_BY_MODEL("records.chosen-by-model"),
    RECORDS_WITHOUT_MODEL("records.without-model"),
    RECORDS_DOCUMENTS("records.documents"),
    RECORDS_AWAY("records.away"),
    DOCUMENTS_OF_RECORDS_AWAY("documents-of-records.away"),
    RECORDS_ELSEWHERE("records.elsewhere"),
    RECORDS_AWAY_SINCE("records.away.since"),
    CHAT("chat");

    private final String key;

    Phrase(String key) {
        this.key = key;
    }

    /** The phrase in a language, with what goes into it. */
    String in(Language language, Object... arguments) {
        var locale = language == Language.ENGLISH ? Locale.ROOT : language.locale();
        var control = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        var phrases = ResourceBundle.getBundle("io.gemba.copilot.answering.phrases", locale, control);
        return MessageFormat.format(phrases.getString(key), arguments);
    }
}
