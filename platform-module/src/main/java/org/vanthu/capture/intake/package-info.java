/**
 * The intake ledger: a row for every file that came in, its state, what is to be done next and why something failed.
 * Entry types {@link org.vanthu.capture.intake.Intake}, {@link org.vanthu.capture.intake.IntakeLedger} for the rows and
 * {@link org.vanthu.capture.intake.IntakeQueue} for who works on which. It touches no file and no node.
 */
@NullMarked
package org.vanthu.capture.intake;

import org.jspecify.annotations.NullMarked;
