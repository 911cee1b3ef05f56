using System.Globalization;
using LeadToCash.Cases;
using LeadToCash.Customers;

namespace LeadToCash.ContactToLead;

public sealed partial record Contact
{
    private static readonly Decision<ContactEvent> Nothing = Decision<ContactEvent>.Accept();
    private static readonly Decision<ContactEvent> Unknown = Decision<ContactEvent>.Refuse("contact-unknown", "There is no such contact.");

    /// <inheritdoc/>
    public static Decision<ContactEvent> Decide(Contact? state, ContactCommand command, DateTimeOffset at) => command switch
    {
        RegisterContact register => Register(state, register, at),
        _ when state is null => Unknown,
        ConfirmContact confirm => Confirm(state, confirm, at),
        LapseRegistration lapse => RegistrationPolicy.AtDeadline(state, lapse.Registration) == RegistrationEnd.Lapsed
            ? Decision<ContactEvent>.Accept(new RegistrationLapsed(lapse.Registration))
            : Nothing,
        RecordInteraction interaction => Record(state, interaction, at),
        RecordNurturingMail mail => Decision<ContactEvent>.Accept(new NurturingMailSent(mail.Registration, mail.Step, mail.Content)),
        SkipNurturingMail skip => Decision<ContactEvent>.Accept(new NurturingMailSkipped(skip.Registration, skip.Step, skip.Reason)),
        SavePreferences preferences => Save(state, preferences),
        UnsubscribeContact unsubscribe => Unsubscribe(state, unsubscribe),
        _ => throw new ArgumentException($"A contact knows no command {command.GetType().Name}.", nameof(command)),
    };

    private static Decision<ContactEvent> Register(Contact? state, RegisterContact form, DateTimeOffset at) => state switch
    {
        { Status: ContactStatus.Confirmed } => Nothing,
        { Status: ContactStatus.Registered } when at < state.ConfirmBy => RegistrationPolicy.MayMailAgain(state, at)
            ? Decision<ContactEvent>.Accept(new ConfirmationRequested(state.Registration, state.ConfirmationMails + 1, at))
            : Nothing,
        _ => Decision<ContactEvent>.Accept(new ContactRegistered
        {
            Registration = at.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture),
            Name = form.Name,
            Email = form.Email,
            Company = form.Company,
            Language = form.Language,
            Interests = form.Interests,
            ConsentTextVersion = form.ConsentTextVersion,
            Source = form.Source,
            Campaign = form.Campaign,
            IpAddress = form.IpAddress,
            RegisteredAt = at,
        }),
    };

    private static Decision<ContactEvent> Confirm(Contact state, ConfirmContact confirm, DateTimeOffset at) => state.Status switch
    {
        _ when state.Registration != confirm.Registration => Decision<ContactEvent>.Refuse(
            "registration-replaced", "A newer registration has taken the place of this one; use the link in the newest mail."),
        ContactStatus.Confirmed => Nothing,
        ContactStatus.Unsubscribed => Decision<ContactEvent>.Refuse(
            "contact-unsubscribed", "This address was unsubscribed after the mail was sent; fill in the form again to come back."),
        _ when at >= state.ConfirmBy => Decision<ContactEvent>.Refuse(
            "confirmation-expired", "The time to confirm is over; fill in the form again."),
        _ => Decision<ContactEvent>.Accept(new ContactConfirmed(
            state.Registration, at, state.ConsentTextVersion, confirm.IpAddress, confirm.UserAgentHash)),
    };

    private static Decision<ContactEvent> Record(Contact state, RecordInteraction interaction, DateTimeOffset at)
    {
        if (state.Status != ContactStatus.Confirmed)
        {
            return Decision<ContactEvent>.Refuse("no-consent", "Interactions of a contact without consent are not recorded.");
        }

        InteractionRecorded recorded = new(interaction.Kind, interaction.Points, interaction.OccurredAt, interaction.Subject);
        List<ContactEvent> events = [recorded];
        Contact after = Apply(state, recorded);
        bool becomesLead = after.LeadId is null && after.HasConsent && after.Score >= interaction.Threshold;
        if (becomesLead)
        {
            events.Add(new LeadQualified(ContactIds.Lead(state.CustomerId!), after.Score, after.RankedReasons(), state.Campaign, at));
        }

        if (becomesLead || interaction.EndsNurturing)
        {
            events.AddRange(state.End(becomesLead ? ContactToLead.NurturingEnd.BecameLead : ContactToLead.NurturingEnd.Replied));
        }

        return Decision<ContactEvent>.Accept(events);
    }

    private static Decision<ContactEvent> Save(Contact state, SavePreferences chosen)
    {
        if (state.Status == ContactStatus.Registered)
        {
            return Decision<ContactEvent>.Refuse("not-confirmed", "The address has to be confirmed before preferences are saved.");
        }

        bool same = state.HasConsent == chosen.Email
            && state.Preferences.Language == chosen.Language
            && state.Preferences.Topics.Order(StringComparer.Ordinal).SequenceEqual(chosen.Topics.Order(StringComparer.Ordinal));
        return same
            ? Nothing
            : Decision<ContactEvent>.Accept(
                [
                    new PreferencesChanged(chosen.Email, chosen.Topics, chosen.Language, chosen.TextVersion, chosen.Channel),
                    .. chosen.Email ? [] : state.End(ContactToLead.NurturingEnd.EmailOff),
                ]);
    }

    private static Decision<ContactEvent> Unsubscribe(Contact state, UnsubscribeContact unsubscribe) =>
        state.Status == ContactStatus.Unsubscribed
            ? Nothing
            : Decision<ContactEvent>.Accept(
                [new ContactUnsubscribed(state.ConsentTextVersion, unsubscribe.Channel), .. state.End(ContactToLead.NurturingEnd.Unsubscribed)]);

    private IEnumerable<ContactEvent> End(NurturingEnd reason) =>
        Status == ContactStatus.Confirmed && NurturingEnd is null ? [new NurturingEnded(Registration, reason)] : [];
}
