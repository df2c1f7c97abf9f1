/**
 * How a log is laid out: which column has which role, in which order its dates are written, which decimal mark its numbers
 * have, and how they are read. The front door is {@link io.customerprediction.transactions.layout.LayoutFinder}, which
 * detects a {@link io.customerprediction.transactions.layout.Layout} from a header and some rows; {@link
 * io.customerprediction.transactions.layout.ColumnNames} says what need not be detected.
 */
@NullMarked
package io.customerprediction.transactions.layout;

import org.jspecify.annotations.NullMarked;
