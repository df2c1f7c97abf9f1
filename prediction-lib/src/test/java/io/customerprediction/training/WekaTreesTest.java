package io.customerprediction.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.customerprediction.forest.CompiledForest;
import io.customerprediction.forest.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weka.classifiers.trees.RandomForest;
import weka.classifiers.trees.RandomTree;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instance;
import weka.core.Instances;

class WekaTreesTest {
    private static final int FEATURES = 4;

    @ParameterizedTest
    @CsvSource({
        "classes, 1, 0", "classes, 50, 0", "number, 1, 0", "number, 50, 0",
        "classes, 1, 0.1", "classes, 50, 0.1", "number, 1, 0.1", "number, 50, 0.1"
    })
    void theCompiledForestPredictsAsWekaDoes(String target, int leaf, double missingInTraining) throws Exception {
        Random random = new Random(leaf);
        Instances data = data(target, 500, missingInTraining, random);
        RandomForest weka = grown(data, leaf);
        CompiledForest forest = CompiledForest.of(FEATURES, WekaTrees.of(weka));

        for (int i = 0; i < 10_000; i++) {
            double[] row = row(random, i % 100 == 0 ? 0.4 : 0);
            assertThat(forest.mean(row)).isEqualTo(answer(weka, data, row), within(1e-9));
        }
    }

    @Test
    void aForestGrownByTwoThreadsHasTheSameTrees() throws Exception {
        Instances data = data("classes", 300, 0, new Random(1));
        RandomForest two = forest(5);
        two.setNumExecutionSlots(2);
        two.buildClassifier(data);

        assertThat(WekaTrees.of(two)).isEqualTo(WekaTrees.of(grown(data, 5)));
    }

    @Test
    void theWeightOfTheLeavesIsTheTrainingWeight() throws Exception {
        for (Tree tree : WekaTrees.of(grown(data("number", 300, 0, new Random(2)), 10))) {
            assertThat(weight(tree)).isEqualTo(300, within(1e-9));
        }
    }

    @Test
    void aForestThatLacksATreeIsRefused() throws Exception {
        RandomForest forest = grown(data("classes", 50, 0, new Random(3)), 5);
        forest.setNumIterations(21);

        assertThatThrownBy(() -> WekaTrees.of(forest)).hasMessageContaining("Weka did not grow tree 20 of 21");
    }

    @Test
    void splitsByNameAreRefused() throws Exception {
        ArrayList<Attribute> attributes = new ArrayList<>();
        attributes.add(new Attribute("colour", List.of("red", "green", "blue")));
        attributes.add(new Attribute("target"));
        Instances data = new Instances("named", attributes, 100);
        data.setClassIndex(1);
        for (int i = 0; i < 100; i++) {
            data.add(new DenseInstance(1, new double[] {i % 3, i % 3}));
        }
        RandomForest forest = grown(data, 1);

        assertThatThrownBy(() -> WekaTrees.of(forest)).hasMessageContaining("feature 0 by name");
    }

    private static double weight(Tree tree) {
        return tree instanceof Tree.Split split
                ? weight(split.left()) + weight(split.right())
                : ((Tree.Leaf) tree).weight();
    }

    private static double answer(RandomForest weka, Instances data, double[] row) throws Exception {
        double[] values = new double[FEATURES + 1];
        System.arraycopy(row, 0, values, 0, FEATURES);
        Instance instance = new DenseInstance(1, values);
        instance.setDataset(data);
        return data.classAttribute().isNumeric()
                ? weka.classifyInstance(instance)
                : weka.distributionForInstance(instance)[1];
    }

    private static RandomForest grown(Instances data, int leaf) throws Exception {
        RandomForest forest = forest(leaf);
        forest.buildClassifier(data);
        return forest;
    }

    private static RandomForest forest(int leaf) {
        RandomForest forest = new RandomForest();
        ((RandomTree) forest.getClassifier()).setMinNum(leaf);
        forest.setNumIterations(20);
        forest.setSeed(7);
        return forest;
    }

    private static Instances data(String target, int rows, double missing, Random random) {
        ArrayList<Attribute> attributes = new ArrayList<>();
        for (int f = 0; f < FEATURES; f++) {
            attributes.add(new Attribute("x" + f));
        }
        boolean classes = target.equals("classes");
        attributes.add(classes ? new Attribute("target", List.of("0", "1")) : new Attribute("target"));
        Instances data = new Instances("made up", attributes, rows);
        data.setClassIndex(FEATURES);
        for (int i = 0; i < rows; i++) {
            double[] row = row(random, 0);
            double score = row[0] / 100 + row[1] - Math.log1p(row[2]) + random.nextGaussian();
            double[] values = new double[FEATURES + 1];
            for (int f = 0; f < FEATURES; f++) {
                values[f] = random.nextDouble() < missing ? Double.NaN : row[f];
            }
            values[FEATURES] = classes ? (score > 0 ? 1 : 0) : score;
            data.add(new DenseInstance(1, values));
        }
        return data;
    }

    /** Days, a normal number, an amount and a small number, as recency, frequency, monetary and cluster come. */
    private static double[] row(Random random, double missing) {
        double[] row = {
            random.nextInt(365), random.nextGaussian(), Math.exp(random.nextGaussian() * 2), random.nextInt(4)
        };
        for (int f = 0; f < FEATURES; f++) {
            row[f] = random.nextDouble() < missing ? Double.NaN : row[f];
        }
        return row;
    }
}
