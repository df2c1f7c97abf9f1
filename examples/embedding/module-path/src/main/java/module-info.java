/** A program that predicts; one that trains requires {@code weka.stable} besides. */
module shop {
    requires io.customerprediction;
}
