/**
 * Fits the parts of a survival model to labelled rows by maximum likelihood: BG/NBD, proportional hazards, life tables, the
 * season and the activity of past months. Front doors: {@link io.customerprediction.survival.fit.BgNbdFit}, {@link
 * io.customerprediction.survival.fit.ProportionalHazardsFit} and {@link io.customerprediction.survival.fit.FollowUp}.
 */
@NullMarked
package io.customerprediction.survival.fit;

import org.jspecify.annotations.NullMarked;
