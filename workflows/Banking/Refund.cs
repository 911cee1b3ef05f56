using LeadToCash.Cases;

namespace LeadToCash.Banking;

/// <summary>
/// Money of a customer that goes back to him, or pays another invoice of his. It leads: first what it takes is taken from where the money lies, then it is
/// carried out; a crash in between leaves a case that goes on, never money that is twice or nowhere.
/// </summary>
public sealed record Refund : ICase<Refund, RefundCommand, RefundEvent>
{
    /// <inheritdoc/>
    public static string CaseType => "refund";

    /// <summary>What was asked for.</summary>
    public required RefundOrder Order { get; init; }

    /// <summary>How far it is.</summary>
    public RefundStatus Status { get; init; }

    /// <summary>Why it was refused or failed, for people; null otherwise.</summary>
    public string? Reason { get; init; }

    /// <summary>The payment file in which it is; null while it is in none.</summary>
    public string? FileId { get; init; }

    /// <inheritdoc/>
    public string? CustomerId => Order.CustomerId;

    /// <inheritdoc/>
    public static Decision<RefundEvent> Decide(Refund? state, RefundCommand command, DateTimeOffset at) => (state, command) switch
    {
        (null, RefundCommand.Request request) => Decision<RefundEvent>.Accept(new RefundRequested(request.Order, at)),
        (null, _) => Decision<RefundEvent>.Refuse("refund-unknown", "There is no such refund."),
        (_, RefundCommand.Request) => Decision<RefundEvent>.Accept(),
        ({ Status: RefundStatus.Requested }, RefundCommand.Secure) => Decision<RefundEvent>.Accept(new RefundSecured(at)),
        ({ Status: RefundStatus.Requested }, RefundCommand.Reject reject) => Decision<RefundEvent>.Accept(new RefundRejected(reject.Reason, at)),
        (_, RefundCommand.Secure or RefundCommand.Reject) => Decision<RefundEvent>.Accept(),
        ({ Order.SetOffInvoiceId: not null }, RefundCommand.PutIntoFile) => Decision<RefundEvent>.Refuse("refund-set-off", "A set-off is in no payment file."),
        ({ Status: RefundStatus.Ready }, RefundCommand.PutIntoFile put) => Decision<RefundEvent>.Accept(new RefundPutIntoFile(put.FileId, at)),
        ({ FileId: { } file }, RefundCommand.PutIntoFile put) when file == put.FileId => Decision<RefundEvent>.Accept(),
        (_, RefundCommand.PutIntoFile) => Decision<RefundEvent>.Refuse("refund-not-ready", $"The refund is {state.Status}; only one that is ready goes into a file."),
        ({ Status: RefundStatus.Ready or RefundStatus.InFile }, RefundCommand.Confirm confirm) => Decision<RefundEvent>.Accept(new RefundCarriedOut(confirm.MovementId, at)),
        (_, RefundCommand.Confirm) => Decision<RefundEvent>.Accept(),
        ({ Status: RefundStatus.InFile or RefundStatus.CarriedOut }, RefundCommand.Fail fail) => Decision<RefundEvent>.Accept(new RefundFailed(fail.Reason, at)),
        (_, RefundCommand.Fail) => Decision<RefundEvent>.Accept(),
        ({ Status: RefundStatus.Failed, Order: var order }, RefundCommand.Retry retry) => Decision<RefundEvent>.Accept(new RefundRetried(retry.Iban, retry.Name ?? order.Name!, retry.By, at)),
        (_, RefundCommand.Retry) => Decision<RefundEvent>.Refuse("refund-not-failed", $"The refund is {state.Status}; only one that came back is sent again."),
        _ => throw new InvalidOperationException($"A refund does not know the command {command.GetType().Name}."),
    };

    /// <inheritdoc/>
    public static Refund Apply(Refund? state, RefundEvent @event) => @event switch
    {
        RefundRequested requested => new Refund { Order = requested.Order },
        RefundSecured => state! with { Status = RefundStatus.Ready },
        RefundRejected rejected => state! with { Status = RefundStatus.Rejected, Reason = rejected.Reason },
        RefundPutIntoFile put => state! with { Status = RefundStatus.InFile, FileId = put.FileId },
        RefundCarriedOut => state! with { Status = RefundStatus.CarriedOut },
        RefundFailed failed => state! with { Status = RefundStatus.Failed, Reason = failed.Reason },
        RefundRetried retried => state! with { Status = RefundStatus.Ready, FileId = null, Reason = null, Order = state!.Order with { Iban = retried.Iban, Name = retried.Name } },
        _ => throw new InvalidOperationException($"A refund does not know the event {@event.GetType().Name}."),
    };
}

/// <summary>What is to go back, from where to where.</summary>
public sealed record RefundOrder
{
    /// <summary>The invoice whose surplus it takes; null if it takes of a movement.</summary>
    public string? InvoiceId { get; init; }

    /// <summary>The movement of which it takes; null if it takes the surplus of an invoice.</summary>
    public string? MovementId { get; init; }

    /// <summary>How much, above nothing.</summary>
    public required Money Amount { get; init; }

    /// <summary>Whose it is; null if that is not known.</summary>
    public string? CustomerId { get; init; }

    /// <summary>The invoice of the same customer that is paid with it; null if it goes to an account.</summary>
    public string? SetOffInvoiceId { get; init; }

    /// <summary>Account to which it goes, an IBAN without blanks; null of a set-off.</summary>
    public string? Iban { get; init; }

    /// <summary>In whose name that account is; null of a set-off.</summary>
    public string? Name { get; init; }

    /// <summary>What the receiver reads.</summary>
    public required string Text { get; init; }

    /// <summary>Who wants it: <c>staff:anna</c>.</summary>
    public required string By { get; init; }
}

/// <summary>How far a refund is.</summary>
public enum RefundStatus
{
    /// <summary>What it takes has not been taken yet.</summary>
    Requested,

    /// <summary>There was not so much to take.</summary>
    Rejected,

    /// <summary>It is taken, and can be carried out.</summary>
    Ready,

    /// <summary>It is in a file for the bank.</summary>
    InFile,

    /// <summary>The bank has booked it, or the other invoice is paid with it.</summary>
    CarriedOut,

    /// <summary>The bank sent it back.</summary>
    Failed,
}
