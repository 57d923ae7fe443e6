package org.alfresco.repo.policy;

/** A behaviour that can be switched off for the running thread. */
public abstract class BaseBehaviour implements Behaviour {
    private final ThreadLocal<Integer> disabled = new ThreadLocal<>();
    private NotificationFrequency notificationFrequency;

    public BaseBehaviour() {
        this(NotificationFrequency.EVERY_EVENT);
    }

    public BaseBehaviour(NotificationFrequency frequency) {
        this.notificationFrequency = frequency == null ? NotificationFrequency.EVERY_EVENT : frequency;
    }

    public void setNotificationFrequency(NotificationFrequency frequency) {
        this.notificationFrequency = frequency;
    }

    @Override
    public void disable() {
        Integer depth = disabled.get();
        disabled.set(depth == null ? 1 : depth + 1);
    }

    @Override
    public void enable() {
        Integer depth = disabled.get();
        if (depth != null && depth > 1) {
            disabled.set(depth - 1);
        } else {
            disabled.remove();
        }
    }

    @Override
    public boolean isEnabled() {
        return disabled.get() == null;
    }

    @Override
    public NotificationFrequency getNotificationFrequency() {
        return notificationFrequency;
    }
}
