package io.customerprediction.benchmarks;

import io.customerprediction.training.GrownForest;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.dtree.impurity.Entropy;
import org.tribuo.classification.ensemble.VotingCombiner;
import org.tribuo.common.tree.RandomForestTrainer;
import org.tribuo.common.tree.TreeModel;
import org.tribuo.ensemble.EnsembleModel;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** Tribuo's random forest with the settings of Weka's; its trees vote. */
record TribuoScorer(EnsembleModel<Label> forest, List<Example<Label>> rows) implements Scorer {

    /** Kept here, so that its level stays set: it would log every tree. */
    private static final Logger LOGGER = Logger.getLogger("org.tribuo");

    static TribuoScorer train(Customers past, Customers asked) {
        LOGGER.setLevel(Level.WARNING);
        LabelFactory labels = new LabelFactory();
        MutableDataset<Label> data = new MutableDataset<>(
                new SimpleDataSourceProvenance(
                        "customers", OffsetDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC), labels),
                labels);
        examples(past).forEach(data::add);
        CARTClassificationTrainer tree = new CARTClassificationTrainer(
                Integer.MAX_VALUE,
                1,
                0,
                Library.featuresPerSplit(past) / (float) past.rows()[0].length,
                false,
                new Entropy(),
                1);
        RandomForestTrainer<Label> trainer =
                new RandomForestTrainer<>(tree, new VotingCombiner(), GrownForest.TREES, 1);
        return new TribuoScorer(trainer.train(data), examples(asked));
    }

    private static List<Example<Label>> examples(Customers customers) {
        String[] names = IntStream.range(0, customers.rows()[0].length)
                .mapToObj(f -> String.format(Locale.ROOT, "x%02d", f))
                .toArray(String[]::new);
        return IntStream.range(0, customers.rows().length)
                .<Example<Label>>mapToObj(i -> new ArrayExample<>(
                        new Label(customers.churned()[i] ? "1" : "0"),
                        names,
                        customers.rows()[i]))
                .toList();
    }

    @Override
    public double one(int row) {
        return Objects.requireNonNull(
                        forest.predict(rows.get(row)).getOutputScores().get("1"))
                .getScore();
    }

    @Override
    public void all(double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = one(i);
        }
    }

    @Override
    public long nodes() {
        long nodes = 0;
        for (Model<Label> model : forest.getModels()) {
            TreeModel<Label> tree = (TreeModel<Label>) model;
            nodes += tree.countNodes(tree.getRoot());
        }
        return nodes;
    }
}
