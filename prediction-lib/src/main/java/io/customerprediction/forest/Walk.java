package io.customerprediction.forest;

/**
 * Finds the leaves that rows end in. Eight walks go on at once, each step without a branch, so that their waits for
 * memory overlap; they stop when the last has arrived.
 */
final class Walk {
    private static final int LANES = 8;

    private Walk() {}

    /** One row through all trees, whose roots are the first nodes: {@code reached[t]} becomes the leaf's code. */
    static void trees(long[] nodes, int trees, int[] ranks, int[] reached) {
        if (trees < LANES) {
            for (int t = 0; t < trees; t++) {
                reached[t] = one(nodes, t, ranks, 0);
            }
            return;
        }
        for (int t = 0; t < trees; t += LANES) {
            // The last eight trees overlap those before if their number is odd to eight.
            eightTrees(nodes, Math.min(t, trees - LANES), ranks, reached);
        }
    }

    /** Many rows through one tree: {@code reached[i]} becomes the code of the leaf of row {@code i}. */
    static void rows(long[] nodes, int root, int[] ranks, int stride, int rows, int[] reached) {
        int i = 0;
        for (; i + LANES <= rows; i += LANES) {
            eightRows(nodes, root, ranks, stride, i, reached);
        }
        for (; i < rows; i++) {
            reached[i] = one(nodes, root, ranks, i * stride);
        }
    }

    private static int one(long[] nodes, int root, int[] ranks, int row) {
        long node = nodes[root];
        while (!Node.isLeaf(node)) {
            node = nodes[Node.next(node, ranks[row + Node.feature(node)])];
        }
        return Node.code(node);
    }

    private static void eightTrees(long[] nodes, int first, int[] ranks, int[] reached) {
        long a = nodes[first];
        long b = nodes[first + 1];
        long c = nodes[first + 2];
        long d = nodes[first + 3];
        long e = nodes[first + 4];
        long f = nodes[first + 5];
        long g = nodes[first + 6];
        long h = nodes[first + 7];
        while (!Node.isLeaf(a & b & c & d & e & f & g & h)) {
            a = nodes[Node.next(a, ranks[Node.feature(a)])];
            b = nodes[Node.next(b, ranks[Node.feature(b)])];
            c = nodes[Node.next(c, ranks[Node.feature(c)])];
            d = nodes[Node.next(d, ranks[Node.feature(d)])];
            e = nodes[Node.next(e, ranks[Node.feature(e)])];
            f = nodes[Node.next(f, ranks[Node.feature(f)])];
            g = nodes[Node.next(g, ranks[Node.feature(g)])];
            h = nodes[Node.next(h, ranks[Node.feature(h)])];
        }
        reached[first] = Node.code(a);
        reached[first + 1] = Node.code(b);
        reached[first + 2] = Node.code(c);
        reached[first + 3] = Node.code(d);
        reached[first + 4] = Node.code(e);
        reached[first + 5] = Node.code(f);
        reached[first + 6] = Node.code(g);
        reached[first + 7] = Node.code(h);
    }

    private static void eightRows(long[] nodes, int root, int[] ranks, int stride, int first, int[] reached) {
        int ra = first * stride;
        int rb = ra + stride;
        int rc = rb + stride;
        int rd = rc + stride;
        int re = rd + stride;
        int rf = re + stride;
        int rg = rf + stride;
        int rh = rg + stride;
        long start = nodes[root];
        long a = start;
        long b = start;
        long c = start;
        long d = start;
        long e = start;
        long f = start;
        long g = start;
        long h = start;
        while (!Node.isLeaf(a & b & c & d & e & f & g & h)) {
            a = nodes[Node.next(a, ranks[ra + Node.feature(a)])];
            b = nodes[Node.next(b, ranks[rb + Node.feature(b)])];
            c = nodes[Node.next(c, ranks[rc + Node.feature(c)])];
            d = nodes[Node.next(d, ranks[rd + Node.feature(d)])];
            e = nodes[Node.next(e, ranks[re + Node.feature(e)])];
            f = nodes[Node.next(f, ranks[rf + Node.feature(f)])];
            g = nodes[Node.next(g, ranks[rg + Node.feature(g)])];
            h = nodes[Node.next(h, ranks[rh + Node.feature(h)])];
        }
        reached[first] = Node.code(a);
        reached[first + 1] = Node.code(b);
        reached[first + 2] = Node.code(c);
        reached[first + 3] = Node.code(d);
        reached[first + 4] = Node.code(e);
        reached[first + 5] = Node.code(f);
        reached[first + 6] = Node.code(g);
        reached[first + 7] = Node.code(h);
    }
}
