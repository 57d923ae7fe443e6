/**
 * Processing of incoming documents: who directs one, who handles it until when, how it ends.
 * {@link org.vanthu.routing.IncomingProcessing} is what features above call; everything else is reached over HTTP. The
 * steps themselves, in whose hands they are and the processes behind them belong to {@code org.vanthu.work}; this
 * package says what they mean, who may take them and what state the document comes into.
 *
 * @see "Decree 30/2020/NĐ-CP, articles 23 and 24; requirements, section D, incoming document"
 */
@NullMarked
package org.vanthu.routing;

import org.jspecify.annotations.NullMarked;
