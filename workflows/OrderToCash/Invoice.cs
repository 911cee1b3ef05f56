using LeadToCash.Cases;
using LeadToCash.Catalog;
using LeadToCash.Customers;
using LeadToCash.QuoteToOrder;

namespace LeadToCash.OrderToCash;

/// <summary>An invoice and what was paid of it.</summary>
public sealed record Invoice : ICase<Invoice, InvoiceCommand, InvoiceEvent>
{
    private const string IdEnd = "-invoice";

    /// <inheritdoc/>
    public static string CaseType => "invoice";

    /// <summary>Gap-free number, <c>RE-2026-00001</c>.</summary>
    public required string Number { get; init; }

    /// <summary>The order that it bills.</summary>
    public required string OrderId { get; init; }

    /// <summary>Number of the order.</summary>
    public required string OrderNumber { get; init; }

    /// <summary>How far it is paid.</summary>
    public InvoiceStatus Status => Open.IsZero ? InvoiceStatus.Paid : Payments.Count > 0 ? InvoiceStatus.PartlyPaid : InvoiceStatus.Open;

    /// <summary>Who pays.</summary>
    public required Party Customer { get; init; }

    /// <inheritdoc/>
    public string? CustomerId => Customer.CustomerId;

    /// <summary>Date of issue, local.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Last day for payment, local.</summary>
    public required DateOnly DueDate { get; init; }

    /// <summary>What is billed.</summary>
    public required IReadOnlyList<OrderLine> Lines { get; init; }

    /// <summary>Tax by rate.</summary>
    public required IReadOnlyList<TaxGroup> TaxGroups { get; init; }

    /// <summary>Sum of the lines.</summary>
    public required Money Net { get; init; }

    /// <summary>Sum of the taxes.</summary>
    public required Money Tax { get; init; }

    /// <summary>What is to be paid.</summary>
    public required Money Gross { get; init; }

    /// <summary>What is still to be paid; never below nothing.</summary>
    public required Money Open { get; init; }

    /// <summary>Hours of work as reported; null if there was none.</summary>
    public decimal? ReportedHours { get; init; }

    /// <summary>What came.</summary>
    public IReadOnlyList<PaymentReceived> Payments { get; init; } = [];

    /// <summary>Level of the last reminder; 0 if there was none.</summary>
    public int ReminderLevel { get; init; }

    /// <summary>Id of an order's invoice.</summary>
    public static string IdOf(string orderId) => orderId + IdEnd;

    /// <summary>The order of an invoice's id.</summary>
    public static string OrderIdOf(string invoiceId) => invoiceId[..^IdEnd.Length];

    /// <inheritdoc/>
    public static Decision<InvoiceEvent> Decide(Invoice? state, InvoiceCommand command, DateTimeOffset at) => (state, command) switch
    {
        (null, InvoiceCommand.Issue issue) => Decision<InvoiceEvent>.Accept(new InvoiceIssued(issue.Number, issue.Bill, issue.Date, issue.DueDate)),
        (null, _) => Decision<InvoiceEvent>.Refuse("invoice-unknown", "The invoice has not been issued."),
        (_, InvoiceCommand.Issue) => Decision<InvoiceEvent>.Accept(),
        (_, InvoiceCommand.RecordPayment payment) => state.Receive(payment),
        (_, InvoiceCommand.Remind remind) => state.Open.IsZero || remind.Level <= state.ReminderLevel
            ? Decision<InvoiceEvent>.Accept()
            : Decision<InvoiceEvent>.Accept(new ReminderSent(remind.Level, at)),
        _ => throw new InvalidOperationException($"An invoice does not know the command {command.GetType().Name}."),
    };

    /// <inheritdoc/>
    public static Invoice Apply(Invoice? state, InvoiceEvent @event) => @event switch
    {
        InvoiceIssued issued => Of(issued),
        PaymentReceived payment => state! with { Open = payment.Open, Payments = [.. state!.Payments, payment] },
        ReminderSent reminder => state! with { ReminderLevel = reminder.Level },
        _ => throw new InvalidOperationException($"An invoice does not know the event {@event.GetType().Name}."),
    };

    private static Invoice Of(InvoiceIssued issued) => new()
    {
        Number = issued.Number,
        OrderId = issued.Bill.OrderId,
        OrderNumber = issued.Bill.OrderNumber,
        Customer = issued.Bill.Customer,
        Date = issued.Date,
        DueDate = issued.DueDate,
        Lines = issued.Bill.Lines,
        TaxGroups = issued.Bill.TaxGroups,
        Net = issued.Bill.Net,
        Tax = issued.Bill.Tax,
        Gross = issued.Bill.Gross,
        Open = issued.Bill.Gross,
        ReportedHours = issued.Bill.ReportedHours,
    };

    private Decision<InvoiceEvent> Receive(InvoiceCommand.RecordPayment payment)
    {
        if (Payments.Any(known => known.PaymentId == payment.PaymentId))
        {
            return Decision<InvoiceEvent>.Accept();
        }

        if (payment.Amount.Currency != Gross.Currency)
        {
            return Decision<InvoiceEvent>.Refuse("payment-currency", $"Invoice {Number} is in {Gross.Currency}, the payment in {payment.Amount.Currency}.");
        }

        if (payment.Amount.MinorUnits <= 0)
        {
            return Decision<InvoiceEvent>.Refuse("payment-nothing", $"A payment of {payment.Amount} pays nothing.");
        }

        Money applied = payment.Amount < Open ? payment.Amount : Open;
        return Decision<InvoiceEvent>.Accept(new PaymentReceived(payment.PaymentId, payment.Amount, payment.Amount - applied, Open - applied, payment.At));
    }
}

/// <summary>How far an invoice is paid.</summary>
public enum InvoiceStatus
{
    /// <summary>Nothing was paid.</summary>
    Open,

    /// <summary>Something was paid, something is open.</summary>
    PartlyPaid,

    /// <summary>Nothing is open.</summary>
    Paid,
}
