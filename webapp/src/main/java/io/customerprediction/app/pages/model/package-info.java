/** The live model: what it is, how far it may be trusted, and which models answered before it. */
@NullMarked
package io.customerprediction.app.pages.model;

import org.jspecify.annotations.NullMarked;
