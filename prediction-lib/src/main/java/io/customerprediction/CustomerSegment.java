package io.customerprediction;

import java.io.Serializable;

/**
 * The segment of a customer.
 *
 * @param number the {@code Cluster} of the API, from 1, the most valuable
 * @param name such as {@code Champions}
 */
public record CustomerSegment(int number, String name) implements Serializable {
    private static final long serialVersionUID = 1L;
}
