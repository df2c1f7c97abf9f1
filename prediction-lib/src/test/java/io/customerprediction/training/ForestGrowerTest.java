package io.customerprediction.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.forest.Tree;
import io.customerprediction.labels.Examples;
import io.customerprediction.progress.Steps;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weka.classifiers.trees.RandomForest;
import weka.classifiers.trees.RandomTree;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instances;

class ForestGrowerTest {
    private static final int WIDTH = 4;
    private static final int ROWS = 900;

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void theTreesAreThoseOfWekasOwnRandomForestOnAnyNumberOfThreads(int threads) throws Exception {
        Examples examples = examples();
        double[] target = new Random(5).doubles(ROWS).toArray();
        boolean[] label = new boolean[ROWS];
        for (int i = 0; i < ROWS; i++) {
            target[i] += examples.x()[i * WIDTH];
            label[i] = target[i] > 1;
        }
        ForestGrower grower = new ForestGrower(20, 5, 2, 300, 7, threads);

        assertThat(grower.regressor(examples, target, Steps.begin()))
                .isEqualTo(weka(examples, target, new Attribute("y")));
        double[] classes = new double[ROWS];
        for (int i = 0; i < ROWS; i++) {
            classes[i] = label[i] ? 1 : 0;
        }
        assertThat(grower.classifier(examples, label, Steps.begin()))
                .isEqualTo(weka(examples, classes, new Attribute("y", List.of("0", "1"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar-EG", "fa-IR", "hi-IN-u-nu-deva", "sv-SE", "tr-TR", "de-DE"})
    void theTreesAreTheSameInEveryLanguageOfTheMachine(String language) {
        double[] target = new Random(5).doubles(ROWS, -1, 1).toArray();
        ForestGrower grower = new ForestGrower(5, 5, 2, 300, 7, 2);
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.ENGLISH);
            List<Tree> inEnglish = grower.regressor(examples(), target, Steps.begin());
            Locale.setDefault(Locale.forLanguageTag(language));

            assertThat(grower.regressor(examples(), target, Steps.begin())).isEqualTo(inEnglish);
        } finally {
            Locale.setDefault(before);
        }
    }

    private static Examples examples() {
        double[] x = new Random(3).doubles(ROWS * WIDTH).toArray();
        return new Examples(WIDTH, x, new int[ROWS], new boolean[ROWS], new int[ROWS], new int[ROWS]);
    }

    private static List<Tree> weka(Examples examples, double[] target, Attribute targetAttribute) throws Exception {
        ArrayList<Attribute> attributes = new ArrayList<>();
        for (int f = 0; f < WIDTH; f++) {
            attributes.add(new Attribute("x" + f));
        }
        attributes.add(targetAttribute);
        Instances data = new Instances("rows", attributes, ROWS);
        data.setClassIndex(WIDTH);
        for (int i = 0; i < ROWS; i++) {
            double[] row = java.util.Arrays.copyOf(examples.row(i), WIDTH + 1);
            row[WIDTH] = target[i];
            data.add(new DenseInstance(1, row));
        }
        RandomForest forest = new RandomForest();
        ((RandomTree) forest.getClassifier()).setMinNum(5);
        forest.setNumFeatures(2);
        forest.setNumIterations(20);
        forest.setBagSizePercent(34);
        forest.setSeed(7);
        forest.buildClassifier(data);
        return WekaTrees.of(forest);
    }
}
