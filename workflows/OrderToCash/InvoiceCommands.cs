namespace LeadToCash.OrderToCash;

/// <summary>What can be asked of an invoice.</summary>
public abstract record InvoiceCommand
{
    private InvoiceCommand()
    {
    }

    /// <summary>Issues it. One that was issued before stays as it is.</summary>
    public sealed record Issue(string Number, Bill Bill, DateOnly Date, DateOnly DueDate) : InvoiceCommand;

    /// <summary>Money came. A payment that was recorded before changes nothing.</summary>
    public sealed record RecordPayment(string PaymentId, Money Amount, DateTimeOffset At) : InvoiceCommand;

    /// <summary>Reminds, unless it is paid or was reminded at this level.</summary>
    public sealed record Remind(int Level) : InvoiceCommand;
}
