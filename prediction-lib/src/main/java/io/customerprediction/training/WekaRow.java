package io.customerprediction.training;

import java.io.Serial;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import weka.core.DenseInstance;

/**
 * A row of an example for Weka whose text is the same on every machine. Weka seeds the random numbers of a tree with the
 * text of one of its rows and formats that text for the JVM's default locale, so that a machine with other digits or
 * another minus sign, such as Arabic or Swedish, grew other trees. The text is the one that Weka makes in English.
 */
final class WekaRow extends DenseInstance {
    @Serial
    private static final long serialVersionUID = 1;

    WekaRow(double[] values) {
        super(1, values);
    }

    private WekaRow(WekaRow other) {
        super(other);
        m_Dataset = other.m_Dataset;
    }

    @Override
    public Object copy() {
        return new WekaRow(this);
    }

    @Override
    public String toStringNoWeight() {
        DecimalFormat format = new DecimalFormat("0", DecimalFormatSymbols.getInstance(Locale.ENGLISH));
        format.setMaximumFractionDigits(s_numericAfterDecimalPoint);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return IntStream.range(0, numValues())
                .mapToObj(i -> attribute(i).isNominal() ? toString(i) : format.format(value(i)))
                .collect(Collectors.joining(","));
    }
}
