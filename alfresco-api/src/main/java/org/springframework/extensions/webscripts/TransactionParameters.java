package org.springframework.extensions.webscripts;

/** Transaction requirements that can be set. */
public class TransactionParameters implements Description.RequiredTransactionParameters {

    private Description.RequiredTransaction required = Description.RequiredTransaction.none;
    private Description.TransactionCapability capability = Description.TransactionCapability.readwrite;
    private int bufferSize = 4096;

    public TransactionParameters() {}

    @Override
    public Description.RequiredTransaction getRequired() {
        return required;
    }

    public void setRequired(Description.RequiredTransaction required) {
        this.required = required;
    }

    @Override
    public Description.TransactionCapability getCapability() {
        return capability;
    }

    public void setCapability(Description.TransactionCapability capability) {
        this.capability = capability;
    }

    @Override
    public int getBufferSize() {
        return bufferSize;
    }

    public void setBufferSize(int bufferSize) {
        this.bufferSize = bufferSize;
    }
}
