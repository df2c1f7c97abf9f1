package io.customerprediction;

import java.io.Serializable;

/**
 * The segment of a customer, by past and future.
 *
 * @param number the {@code Cluster} of the API: the group by recency, frequency and spending, from 1, the most valuable
 * @param name of group and churn probability together, such as {@code Champions}; see
 *     {@link io.customerprediction.segments.SegmentName}
 */
public record CustomerSegment(int number, String name) implements Serializable {
    private static final long serialVersionUID = 1L;
}
