using LeadToCash.Cases;

namespace LeadToCash.DirectDebit;

/// <summary>A run that makes a file of collections for the bank.</summary>
public sealed record DebitFile : ICase<DebitFile, DebitFileCommand, DebitFileEvent>
{
    /// <inheritdoc/>
    public static string CaseType => "debitfile";

    /// <summary>What it was begun with.</summary>
    public required DebitFileHeader Header { get; init; }

    /// <summary>Collections that were looked at so far.</summary>
    public int Looked { get; init; }

    /// <summary>Collections that it holds.</summary>
    public int Taken { get; init; }

    /// <summary>Where the run goes on in the list of announced collections; null at its beginning.</summary>
    public string? Cursor { get; init; }

    /// <summary>Whether somebody stopped the run.</summary>
    public bool IsStopped { get; init; }

    /// <summary>What it comes to; null until it is complete.</summary>
    public DebitFileContent? Content { get; init; }

    /// <summary>Who sent it to the bank and when; null until then.</summary>
    public DebitFileSent? Sent { get; init; }

    /// <summary>How far it is.</summary>
    public DebitFileStatus Status => this switch
    {
        { Sent: not null } => DebitFileStatus.Sent,
        { Content.Count: 0 } => DebitFileStatus.Empty,
        { Content: not null } => DebitFileStatus.Complete,
        { IsStopped: true } => DebitFileStatus.Stopped,
        _ => DebitFileStatus.Running,
    };

    /// <inheritdoc/>
    public string? CustomerId => null;

    /// <inheritdoc/>
    public static Decision<DebitFileEvent> Decide(DebitFile? state, DebitFileCommand command, DateTimeOffset at) => (state, command) switch
    {
        (null, DebitFileCommand.Begin begin) => Decision<DebitFileEvent>.Accept(new DebitFileBegun(begin.Header)),
        (null, _) => Decision<DebitFileEvent>.Refuse("debit-file-unknown", "There is no such file."),
        (_, DebitFileCommand.Begin) => Decision<DebitFileEvent>.Accept(),
        ({ Content: null }, DebitFileCommand.NotePage page) when page.Looked > state.Looked => Decision<DebitFileEvent>.Accept(new DebitFilePageTaken(page.Looked, page.Taken, page.Cursor, at)),
        (_, DebitFileCommand.NotePage) => Decision<DebitFileEvent>.Accept(),
        ({ Content: null }, DebitFileCommand.Complete complete) => Decision<DebitFileEvent>.Accept(new DebitFileCompleted(complete.Content, at)),
        (_, DebitFileCommand.Complete) => Decision<DebitFileEvent>.Accept(),
        ({ Status: DebitFileStatus.Running }, DebitFileCommand.Stop stop) => Decision<DebitFileEvent>.Accept(new DebitFileStopped(stop.By, at)),
        ({ Status: DebitFileStatus.Stopped }, DebitFileCommand.Resume resume) => Decision<DebitFileEvent>.Accept(new DebitFileResumed(resume.By, at)),
        (_, DebitFileCommand.Stop or DebitFileCommand.Resume) => Decision<DebitFileEvent>.Accept(),
        ({ Status: DebitFileStatus.Complete }, DebitFileCommand.MarkSent sent) => Decision<DebitFileEvent>.Accept(new DebitFileSent(sent.By, at)),
        ({ Status: DebitFileStatus.Sent }, DebitFileCommand.MarkSent) => Decision<DebitFileEvent>.Accept(),
        (_, DebitFileCommand.MarkSent) => Decision<DebitFileEvent>.Refuse("debit-file-not-complete", $"The file is {state.Status}; only a complete one is sent."),
        _ => throw new InvalidOperationException($"A file does not know the command {command.GetType().Name}."),
    };

    /// <inheritdoc/>
    public static DebitFile Apply(DebitFile? state, DebitFileEvent @event) => @event switch
    {
        DebitFileBegun begun => new DebitFile { Header = begun.Header },
        DebitFilePageTaken page => state! with { Looked = page.Looked, Taken = state!.Taken + page.Taken, Cursor = page.Cursor },
        DebitFileStopped => state! with { IsStopped = true },
        DebitFileResumed => state! with { IsStopped = false },
        DebitFileCompleted completed => state! with { Content = completed.Content },
        DebitFileSent sent => state! with { Sent = sent },
        _ => throw new InvalidOperationException($"A file does not know the event {@event.GetType().Name}."),
    };
}

/// <summary>What a file was begun with: all that is in it beside the collections, as it was then.</summary>
/// <param name="Until">Last announced day of collection that it takes, local.</param>
/// <param name="Earliest">First day on which the bank can collect it, a TARGET day.</param>
/// <param name="Creditor">We, as the bank knows us.</param>
/// <param name="Format"><c>pain.008.001.08</c> or <c>pain.008.001.02</c>.</param>
/// <param name="By">Who released it.</param>
/// <param name="At">When, UTC.</param>
public sealed record DebitFileHeader(DateOnly Until, DateOnly Earliest, Creditor Creditor, string Format, string By, DateTimeOffset At);

/// <summary>The creditor of a file.</summary>
/// <param name="Name">Name.</param>
/// <param name="CreditorId">Creditor identifier.</param>
/// <param name="Iban">Account that is credited, without blanks.</param>
/// <param name="Bic">Its bank; null where the IBAN is enough.</param>
public sealed record Creditor(string Name, string CreditorId, string Iban, string? Bic);

/// <summary>What a complete file comes to.</summary>
/// <param name="Count">Collections.</param>
/// <param name="Sum">What they come to.</param>
/// <param name="Batches">What the bank credits in one sum each.</param>
/// <param name="Sha256">Fingerprint of its bytes, hexadecimal.</param>
public sealed record DebitFileContent(int Count, Money Sum, IReadOnlyList<DebitBatch> Batches, string Sha256);

/// <summary>The collections of one day, scheme and sequence in a file.</summary>
/// <param name="Id">Reference at the bank (PmtInfId), at most 35 characters.</param>
/// <param name="CollectOn">Day of collection, a TARGET day.</param>
/// <param name="Scheme">CORE or B2B.</param>
/// <param name="Sequence">Sequence type.</param>
/// <param name="Count">Collections.</param>
/// <param name="Sum">What they come to.</param>
public sealed record DebitBatch(string Id, DateOnly CollectOn, MandateScheme Scheme, SequenceType Sequence, int Count, Money Sum);

/// <summary>How far a file is.</summary>
public enum DebitFileStatus
{
    /// <summary>Collections are being put into it.</summary>
    Running,

    /// <summary>The run was stopped and can be resumed.</summary>
    Stopped,

    /// <summary>Nothing was to be collected.</summary>
    Empty,

    /// <summary>It can be sent to the bank.</summary>
    Complete,

    /// <summary>It was sent.</summary>
    Sent,
}
