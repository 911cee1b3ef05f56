namespace LeadToCash.ContactToLead;

/// <summary>What may be asked of a contact.</summary>
public abstract record ContactCommand
{
    private protected ContactCommand()
    {
    }
}

/// <summary>Takes in a filled form. Repeated before the confirmation it asks for the mail again; after it, nothing happens.</summary>
public sealed record RegisterContact : ContactCommand
{
    /// <inheritdoc cref="ContactRegistered.Name"/>
    public required string Name { get; init; }

    /// <inheritdoc cref="ContactRegistered.Email"/>
    public required string Email { get; init; }

    /// <inheritdoc cref="ContactRegistered.Company"/>
    public string? Company { get; init; }

    /// <inheritdoc cref="ContactRegistered.Language"/>
    public required string Language { get; init; }

    /// <inheritdoc cref="ContactRegistered.Interests"/>
    public IReadOnlyList<string> Interests { get; init; } = [];

    /// <inheritdoc cref="ContactRegistered.ConsentTextVersion"/>
    public required string ConsentTextVersion { get; init; }

    /// <inheritdoc cref="ContactRegistered.Source"/>
    public string? Source { get; init; }

    /// <inheritdoc cref="ContactRegistered.Campaign"/>
    public string? Campaign { get; init; }

    /// <inheritdoc cref="ContactRegistered.IpAddress"/>
    public string? IpAddress { get; init; }
}

/// <summary>Confirms a registration.</summary>
/// <param name="Registration">The registration that the link belongs to.</param>
/// <param name="IpAddress">From where.</param>
/// <param name="UserAgentHash">SHA-256 of the browser's identification.</param>
public sealed record ConfirmContact(string Registration, string? IpAddress, string? UserAgentHash) : ContactCommand;

/// <summary>Ends a registration that was not confirmed, where the contact had been known before.</summary>
public sealed record LapseRegistration(string Registration) : ContactCommand;

/// <summary>Counts an interaction; points and threshold are those of the day.</summary>
public sealed record RecordInteraction : ContactCommand
{
    /// <inheritdoc cref="InteractionRecorded.Kind"/>
    public required string Kind { get; init; }

    /// <inheritdoc cref="InteractionRecorded.Points"/>
    public required int Points { get; init; }

    /// <summary>Score from which a contact with consent is a lead.</summary>
    public required int Threshold { get; init; }

    /// <summary>A reply: from now on people talk, and the series ends.</summary>
    public bool EndsNurturing { get; init; }

    /// <inheritdoc cref="InteractionRecorded.OccurredAt"/>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <inheritdoc cref="InteractionRecorded.Subject"/>
    public string? Subject { get; init; }
}

/// <summary>Notes that a nurturing mail went out.</summary>
public sealed record RecordNurturingMail(string Registration, int Step, string Content) : ContactCommand;

/// <summary>Notes that a nurturing mail was not sent.</summary>
public sealed record SkipNurturingMail(string Registration, int Step, MailBar Reason) : ContactCommand;

/// <summary>Saves what the contact chose.</summary>
/// <inheritdoc cref="PreferencesChanged"/>
public sealed record SavePreferences(bool Email, IReadOnlyList<string> Topics, string Language, string TextVersion, string Channel) : ContactCommand;

/// <summary>Stops all mails.</summary>
/// <param name="Channel">How: <c>one-click</c> or <c>page</c>.</param>
public sealed record UnsubscribeContact(string Channel) : ContactCommand;
