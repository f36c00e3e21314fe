package io.gemba.copilot.retrieval;

import io.gemba.copilot.retrieval.Question.RevisionWish;
import io.gemba.corpus.text.Identifiers;
import io.gemba.corpus.text.Language;
import io.gemba.corpus.text.LanguageDetector;
import io.gemba.corpus.text.Lexemes;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Reads a question: its language, what kind of answer it wants, and the words and identifiers it turns on. */
public final class QuestionReader {
    private static final int LONGEST_REWRITING = 400;

    private final LanguageDetector detector = new LanguageDetector();
    private final Lexemes lexemes;
    private final Glossaries glossaries;

    /** With the glossary that comes with Gemba. */
    public QuestionReader(Lexemes lexemes) {
        this(lexemes, new Glossaries(lexemes));
    }

    public QuestionReader(Lexemes lexemes, Glossaries glossaries) {
        this.lexemes = lexemes;
        this.glossaries = glossaries;
    }

    /**
     * Reads a question.
     *
     * @param usual the asker's language, where the question itself does not tell
     * @param before the turn before it, if it belongs to a conversation
     */
    public Question read(String asked, Language usual, Optional<Question> before) {
        return read(asked, usual, before, false);
    }

    /**
     * As {@link #read(String, Language, Optional)}, by somebody who may have a record in front of them.
     *
     * @param open true if they have: "this order" is that one then, rather than what was spoken of before
     */
    public Question read(String asked, Language usual, Optional<Question> before, boolean open) {
        var language = detector.detect(asked)
                .or(() -> marked(asked))
                .or(() -> before.map(Question::language))
                .orElse(usual);
        if (before.isPresent()) {
            var followUp = followUp(asked, language);
            if (followUp.leansOn(before.get(), open)) {
                var text = followUp.completed(before.get(), it -> terms(it, language));
                return question(asked, text, language, type(followUp, before.get()), wish(asked, before.get()));
            }
        }
        return question(asked, asked, language, QuestionCues.typeOf(asked, language), RevisionCues.in(asked));
    }

    /**
     * The same question by other words that make it complete, if they say nothing that the asker has not said: every
     * word and identifier has to be the asker's own, of this question or of the one before. Else the question as it
     * was.
     */
    public Question rewritten(Question question, Question before, String rewriting) {
        var text = rewriting.strip();
        if (text.isEmpty() || text.length() > LONGEST_REWRITING || text.contains("\n")) {
            return question;
        }
        var said = said(question.asked() + "\n" + before.text() + "\n" + before.asked(), question.language());
        said.addAll(said(before.text(), before.language()));
        var rewrittenSays = said(text, question.language());
        var identifiers = Identifiers.in(text);
        return said.containsAll(rewrittenSays) && identifiers.containsAll(Identifiers.in(question.asked()))
                ? question(question.asked(), text, question.language(), question.type(), question.revision())
                : question;
    }

    private Set<String> said(String text, Language language) {
        var terms = terms(text, language);
        var said = new HashSet<>(terms.concepts());
        terms.all().stream()
                .filter(term ->
                        glossaries.current().of(term.lexemes().subList(0, 1)).isEmpty())
                .forEach(term -> said.add(term.lexemes().getFirst()));
        return said;
    }

    /** What is too short to tell its language by its words may tell it by its marks. */
    private static Optional<Language> marked(String asked) {
        return asked.contains("¿") || asked.contains("¡") ? Optional.of(Language.SPANISH) : Optional.empty();
    }

    private FollowUp followUp(String asked, Language language) {
        var rest = FollowUp.withoutOpening(asked);
        return new FollowUp(asked, terms(rest, language), QuestionCues.typeOf(rest, language));
    }

    private static QuestionType type(FollowUp followUp, Question before) {
        return followUp.type() == QuestionType.OTHER ? before.type() : followUp.type();
    }

    /** The revision that was asked about stays the one that is asked about, until another is. */
    private static RevisionWish wish(String asked, Question before) {
        var own = RevisionCues.in(asked);
        return own.includesSuperseded() || RevisionCues.asksForCurrent(asked) ? own : before.revision();
    }

    private Question question(String asked, String text, Language language, QuestionType type, RevisionWish revision) {
        var terms = terms(Question.sought(type, text), language);
        return new Question(asked, text, language, type, terms.all(), revision, terms.inEnglish());
    }

    private QuestionTerms terms(String text, Language language) {
        return QuestionTerms.of(text, language, lexemes, glossaries.current());
    }
}
