package io.gemba.copilot.skill;

import io.gemba.corpus.text.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import opennlp.tools.doccat.BagOfWordsFeatureGenerator;
import opennlp.tools.doccat.DoccatFactory;
import opennlp.tools.doccat.DocumentCategorizerME;
import opennlp.tools.doccat.DocumentSample;
import opennlp.tools.doccat.FeatureGenerator;
import opennlp.tools.ml.maxent.quasinewton.QNTrainer;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.TrainingParameters;

/**
 * Says how likely a question is meant for each skill, or for none, by what it has learned from the examples in one
 * language: a maximum-entropy model (Berger, Della Pietra and Della Pietra, 1996), fitted by L-BFGS.
 */
final class QuestionModel {
    /** Of questions for documents. */
    static final String NONE = "none";

    private static final int ITERATIONS = 45;
    private static final double PENALTY = 0.3;
    /** What only one example has tells nothing about others, and most features are such. */
    private static final int LEAST_MET = 2;
    /** How many steps it looks back: each takes as much memory as twice the model. */
    private static final int REMEMBERED = 4;

    private final DocumentCategorizerME model;

    private QuestionModel(DocumentCategorizerME model) {
        this.model = model;
    }

    /**
     * Learns.
     *
     * @param examples features of example questions, by the skill's id or {@link #NONE}
     */
    static QuestionModel learned(Language language, Map<String, List<List<String>>> examples) {
        var samples = examples.entrySet().stream()
                .flatMap(of ->
                        of.getValue().stream().map(it -> new DocumentSample(of.getKey(), it.toArray(String[]::new))))
                .toList();
        var parameters = new TrainingParameters();
        parameters.put(TrainingParameters.ALGORITHM_PARAM, QNTrainer.MAXENT_QN_VALUE);
        parameters.put(TrainingParameters.ITERATIONS_PARAM, ITERATIONS);
        parameters.put(TrainingParameters.CUTOFF_PARAM, LEAST_MET);
        parameters.put(QNTrainer.M_PARAM, REMEMBERED);
        parameters.put(QNTrainer.L2COST_PARAM, PENALTY);
        parameters.put(QNTrainer.L1COST_PARAM, 0.0);
        parameters.put("PrintMessages", false);
        try {
            var trained = DocumentCategorizerME.train(
                    language.code(),
                    ObjectStreamUtils.createObjectStream(samples),
                    parameters,
                    new DoccatFactory(new FeatureGenerator[] {new BagOfWordsFeatureGenerator()}));
            return new QuestionModel(new DocumentCategorizerME(trained));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The probability of each skill and of none, by id. */
    Map<String, Double> of(List<String> features) {
        var outcomes = model.categorize(features.toArray(String[]::new));
        var likely = new HashMap<String, Double>();
        for (int n = 0; n < outcomes.length; n++) {
            likely.put(model.getCategory(n), outcomes[n]);
        }
        return likely;
    }
}
