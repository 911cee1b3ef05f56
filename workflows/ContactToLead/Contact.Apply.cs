namespace LeadToCash.ContactToLead;

public sealed partial record Contact
{
    /// <inheritdoc/>
    public static Contact Apply(Contact? state, ContactEvent @event) => @event switch
    {
        ContactRegistered registered => Registered(state, registered),
        ConfirmationRequested requested => state! with { ConfirmationMails = requested.Number, ConfirmationMailAt = requested.RequestedAt },
        ContactConfirmed confirmed => state! with
        {
            Status = ContactStatus.Confirmed,
            Consent = new ConsentProof(
                confirmed.ConsentTextVersion, state.RegisteredAt, confirmed.ConfirmedAt, confirmed.IpAddress, confirmed.UserAgentHash),
            Preferences = state.Preferences with { Email = true },
        },
        RegistrationLapsed => state! with { Status = ContactStatus.Unsubscribed },
        InteractionRecorded interaction => state! with
        {
            Score = state.Score + interaction.Points,
            Interactions = Counted(state.Interactions, interaction),
        },
        LeadQualified qualified => state! with { LeadId = qualified.LeadId },
        NurturingMailSent => state! with { NurturingMails = state.NurturingMails + 1 },
        NurturingEnded ended => state! with { NurturingEnd = ended.Reason },
        PreferencesChanged changed => state! with
        {
            Status = changed.Email ? ContactStatus.Confirmed : state.Status,
            Preferences = new ContactPreferences(changed.Email, changed.Topics, changed.Language),
        },
        ContactUnsubscribed => state! with { Status = ContactStatus.Unsubscribed, Preferences = state.Preferences with { Email = false } },
        _ => state!,
    };

    /// <summary>What the score is made of, the weightiest first.</summary>
    public IReadOnlyList<ScoreReason> RankedReasons() =>
        [.. Interactions.OrderByDescending(reason => reason.Points).ThenBy(reason => reason.Kind, StringComparer.Ordinal)];

    private static Contact Registered(Contact? state, ContactRegistered registered) => new()
    {
        Status = ContactStatus.Registered,
        Name = registered.Name,
        Email = registered.Email,
        Company = registered.Company,
        Source = registered.Source,
        Campaign = registered.Campaign,
        Registration = registered.Registration,
        RegisteredAt = registered.RegisteredAt,
        ConsentTextVersion = registered.ConsentTextVersion,
        ConfirmationMails = 1,
        ConfirmationMailAt = registered.RegisteredAt,
        Consent = state?.Consent,
        Preferences = new ContactPreferences(Email: false, registered.Interests, registered.Language),
        Score = state?.Score ?? 0,
        Interactions = state?.Interactions ?? [],
        NurturingMails = state?.NurturingMails ?? 0,
        LeadId = state?.LeadId,
    };

    private static IReadOnlyList<ScoreReason> Counted(IReadOnlyList<ScoreReason> reasons, InteractionRecorded interaction)
    {
        ScoreReason before = reasons.FirstOrDefault(reason => reason.Kind == interaction.Kind) ?? new ScoreReason(interaction.Kind, 0, 0);
        return [.. reasons.Where(reason => reason.Kind != interaction.Kind), before with { Count = before.Count + 1, Points = before.Points + interaction.Points }];
    }
}
