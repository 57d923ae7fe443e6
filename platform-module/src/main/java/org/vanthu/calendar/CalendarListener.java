package org.vanthu.calendar;

/** Is told when the working time of an agency has changed, in the transaction that changes it. */
@FunctionalInterface
public interface CalendarListener {

    void calendarChanged(String agency);
}
