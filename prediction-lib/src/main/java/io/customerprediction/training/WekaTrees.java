package io.customerprediction.training;

import io.customerprediction.forest.Tree;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import weka.classifiers.IteratedSingleClassifierEnhancer;
import weka.classifiers.trees.RandomForest;
import weka.classifiers.trees.RandomTree;

/** Interim: reads the trees out of a Weka forest. */
final class WekaTrees {
    private WekaTrees() {}

    static List<Tree> of(RandomForest forest) {
        try {
            List<Tree> trees = new ArrayList<>();
            for (Object tree : (Object[]) value(IteratedSingleClassifierEnhancer.class, forest, "m_Classifiers")) {
                trees.add(convert(value(RandomTree.class, tree, "m_Tree")));
            }
            return trees;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this version of Weka keeps its trees elsewhere", e);
        }
    }

    private static Object value(Class<?> type, Object owner, String name) throws ReflectiveOperationException {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field.get(owner);
    }

    private static Tree convert(Object node) throws ReflectiveOperationException {
        Object[] branches = (Object[]) value(node.getClass(), node, "m_Successors");
        int feature = (int) value(node.getClass(), node, "m_Attribute");
        if (branches == null || feature < 0) {
            return new Tree.Leaf(0, 1);
        }
        double threshold = (double) value(node.getClass(), node, "m_SplitPoint");
        return new Tree.Split(feature, threshold, convert(branches[0]), convert(branches[1]));
    }
}
