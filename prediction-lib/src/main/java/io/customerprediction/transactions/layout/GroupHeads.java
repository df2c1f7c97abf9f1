package io.customerprediction.transactions.layout;

import java.util.ArrayDeque;
import java.util.Deque;

/** What stands above the rows of a grouped report: the innermost heading holds until its sums follow. For one thread. */
public final class GroupHeads {
    private static final int DEEPEST = 16;

    private final Deque<String> heads = new ArrayDeque<>();

    /** No group has begun. */
    public GroupHeads() {}

    /** A heading stands in the row. */
    public void begin(String head) {
        if (heads.size() == DEEPEST) {
            heads.removeLast();
        }
        heads.push(head);
    }

    /** The sums of the innermost group stand in the row. */
    public void end() {
        heads.poll();
    }

    /** What the rows below belong to; empty outside of groups. */
    public String current() {
        String head = heads.peek();
        return head == null ? "" : head;
    }
}
