/**
 * Does the work of capture: looks into scan folders, stores, verifies, reads, refuses; in background threads, each step
 * resumable after a kill. Entry type {@link org.vanthu.capture.work.CaptureEngine}. People's actions are in
 * {@link org.vanthu.capture.CaptureService}.
 */
@NullMarked
package org.vanthu.capture.work;

import org.jspecify.annotations.NullMarked;
