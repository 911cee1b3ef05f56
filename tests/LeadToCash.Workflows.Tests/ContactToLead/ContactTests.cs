using LeadToCash.Cases;
using LeadToCash.ContactToLead;

namespace LeadToCash.Tests.ContactToLead;

public sealed class ContactTests
{
    [Fact]
    [Trait("Scenario", "B2")]
    public void Register_WhenUnknown_HasNoConsentYet()
    {
        ContactHistory contact = ContactHistory.Registered();

        Assert.Equal(ContactStatus.Registered, contact.State!.Status);
        Assert.False(contact.State.HasConsent);
        Assert.Null(contact.State.Consent);
        Assert.Equal(ContactHistory.Start.AddDays(7), contact.State.ConfirmBy);
    }

    [Fact]
    public void Register_WithinTheHour_AsksForNoSecondMail() =>
        Assert.Empty(ContactHistory.Registered().After(TimeSpan.FromMinutes(59)).When(ContactHistory.Form).Events);

    [Fact]
    public void Register_AfterAnHour_AsksForTheMailAgain()
    {
        ContactHistory contact = ContactHistory.Registered().After(TimeSpan.FromHours(1));

        ConfirmationRequested again = Assert.IsType<ConfirmationRequested>(Assert.Single(contact.When(ContactHistory.Form).Events));

        Assert.Equal(2, again.Number);
        Assert.Empty(contact.After(TimeSpan.FromMinutes(59)).When(ContactHistory.Form).Events);
    }

    [Fact]
    public void Register_HourByHour_MailsAtMostFiveTimes()
    {
        ContactHistory contact = ContactHistory.Registered();
        for (int hour = 0; hour < 24; hour++)
        {
            contact.After(TimeSpan.FromHours(1)).When(ContactHistory.Form);
        }

        Assert.Equal(RegistrationPolicy.MostMails, contact.State!.ConfirmationMails);
    }

    [Fact]
    public void Register_WhenConfirmed_ChangesNothing()
    {
        Decision<ContactEvent> decision = ContactHistory.Confirmed().After(TimeSpan.FromDays(1)).When(ContactHistory.Form with { Name = "Someone else" });

        Assert.Null(decision.Refusal);
        Assert.Empty(decision.Events);
    }

    [Fact]
    [Trait("Scenario", "B2")]
    public void Confirm_InTime_KeepsTheProof()
    {
        ContactHistory contact = ContactHistory.Registered().After(TimeSpan.FromHours(2));
        contact.When(contact.Confirmation());

        Assert.Equal(
            new ConsentProof("2026-01", ContactHistory.Start, ContactHistory.Start.AddHours(2), "203.0.113.7", "ab12"), contact.State!.Consent);
        Assert.True(contact.State.HasConsent);
    }

    [Fact]
    public void Confirm_Twice_ChangesNothing()
    {
        ContactHistory contact = ContactHistory.Confirmed();

        Decision<ContactEvent> second = contact.When(contact.Confirmation());

        Assert.Null(second.Refusal);
        Assert.Empty(second.Events);
    }

    [Fact]
    public void Confirm_AfterSevenDays_IsRefused()
    {
        ContactHistory contact = ContactHistory.Registered().After(TimeSpan.FromDays(7));

        Assert.Equal("confirmation-expired", contact.When(contact.Confirmation()).Refusal?.Code);
    }

    [Fact]
    public void Confirm_WithTheLinkOfAnOlderRegistration_IsRefused()
    {
        ContactHistory contact = ContactHistory.Confirmed();
        ConfirmContact old = contact.Confirmation();
        contact.When(new UnsubscribeContact("page"));
        contact.After(TimeSpan.FromDays(30)).When(ContactHistory.Form);

        Assert.Equal("registration-replaced", contact.When(old).Refusal?.Code);
    }

    [Theory]
    [InlineData(false, RegistrationEnd.Erased)]
    [InlineData(true, RegistrationEnd.Kept)]
    public void Deadline_Passes_ErasesOnlyTheUnconfirmed(bool confirm, RegistrationEnd expected)
    {
        ContactHistory contact = confirm ? ContactHistory.Confirmed() : ContactHistory.Registered();

        Assert.Equal(expected, RegistrationPolicy.AtDeadline(contact.State!, contact.State!.Registration));
    }

    [Fact]
    public void Deadline_OfAFormerContact_KeepsTheProofsAndUnsubscribesAgain()
    {
        ContactHistory contact = ContactHistory.Confirmed();
        contact.When(new UnsubscribeContact("one-click"));
        contact.After(TimeSpan.FromDays(30)).When(ContactHistory.Form);

        contact.After(TimeSpan.FromDays(7)).When(new LapseRegistration(contact.State!.Registration));

        Assert.Equal(ContactStatus.Unsubscribed, contact.State.Status);
        Assert.NotNull(contact.State.Consent);
    }

    [Fact]
    [Trait("Scenario", "B13")]
    public void Interactions_ReachTheThreshold_MakeOneLead()
    {
        ContactHistory contact = ContactHistory.Confirmed();

        Assert.Single(contact.Interacts("view", 10).Events);
        Assert.Single(contact.Interacts("download", 15).Events);
        Decision<ContactEvent> third = contact.Interacts("request", 30);
        Decision<ContactEvent> fourth = contact.Interacts("request", 30);

        LeadQualified lead = Assert.Single(third.Events.OfType<LeadQualified>());
        Assert.Equal(55, lead.Score);
        Assert.Equal(["request", "download", "view"], lead.Reasons.Select(reason => reason.Kind));
        Assert.Equal(NurturingEnd.BecameLead, Assert.Single(third.Events.OfType<NurturingEnded>()).Reason);
        Assert.Empty(fourth.Events.OfType<LeadQualified>());
    }

    [Fact]
    public void Interactions_WithNegativePoints_LowerTheScore()
    {
        ContactHistory contact = ContactHistory.Confirmed();
        contact.Interacts("request", 40);
        contact.Interacts("bounce", -20);

        Decision<ContactEvent> view = contact.Interacts("view", 10);

        Assert.Empty(view.Events.OfType<LeadQualified>());
        Assert.Equal(30, contact.State!.Score);
    }

    [Fact]
    [Trait("Scenario", "B13")]
    public void Interactions_WithoutEmailConsent_MakeNoLead()
    {
        ContactHistory contact = ContactHistory.Confirmed();
        contact.When(Preferences(email: false));

        Assert.Empty(contact.Interacts("request", 90).Events.OfType<LeadQualified>());
    }

    [Fact]
    public void Interactions_BeforeTheConfirmation_AreRefused() =>
        Assert.Equal("no-consent", ContactHistory.Registered().Interacts("view", 10).Refusal?.Code);

    [Fact]
    [Trait("Scenario", "C1")]
    public void Reply_EndsTheSeries() => Assert.Equal(
        NurturingEnd.Replied,
        Assert.Single(ContactHistory.Confirmed().Interacts("reply", 20, endsNurturing: true).Events.OfType<NurturingEnded>()).Reason);

    [Fact]
    [Trait("Scenario", "B3")]
    public void Preferences_SwitchEmailOff_EndTheSeriesAndSayWhichText()
    {
        ContactHistory contact = ContactHistory.Confirmed();

        Decision<ContactEvent> decision = contact.When(Preferences(email: false));

        PreferencesChanged changed = Assert.Single(decision.Events.OfType<PreferencesChanged>());
        Assert.Equal(("2026-01", "preference-page"), (changed.TextVersion, changed.Channel));
        Assert.Equal(NurturingEnd.EmailOff, Assert.Single(decision.Events.OfType<NurturingEnded>()).Reason);
        Assert.False(contact.State!.HasConsent);
    }

    [Fact]
    public void Preferences_SavedTwice_ChangeOnce()
    {
        ContactHistory contact = ContactHistory.Confirmed();
        contact.When(Preferences(email: true, "valves", "pumps"));

        Assert.Empty(contact.When(Preferences(email: true, "pumps", "valves")).Events);
    }

    [Fact]
    public void Preferences_SwitchEmailOnAfterUnsubscribing_Subscribe()
    {
        ContactHistory contact = ContactHistory.Confirmed();
        contact.When(new UnsubscribeContact("one-click"));

        contact.When(Preferences(email: true));

        Assert.True(contact.State!.HasConsent);
    }

    [Fact]
    public void Unsubscribe_Twice_HappensOnce()
    {
        ContactHistory contact = ContactHistory.Confirmed();

        Assert.Equal(
            [typeof(ContactUnsubscribed), typeof(NurturingEnded)],
            contact.When(new UnsubscribeContact("one-click")).Events.Select(@event => @event.GetType()));
        Assert.Empty(contact.When(new UnsubscribeContact("page")).Events);
    }

    [Fact]
    [Trait("Scenario", "B8")]
    public void MailPolicy_AsksTheStateOfTheMoment()
    {
        ContactHistory contact = ContactHistory.Registered();
        string registration = contact.State!.Registration;
        Assert.Equal(MailBar.NotConfirmed, MailPolicy.Nurturing(contact.State, registration));

        contact.When(contact.Confirmation());
        Assert.Equal(MailBar.None, MailPolicy.Nurturing(contact.State, registration));

        contact.Interacts("reply", 20, endsNurturing: true);
        Assert.Equal(MailBar.SeriesEnded, MailPolicy.Nurturing(contact.State, registration));

        contact.When(Preferences(email: false));
        Assert.Equal(MailBar.EmailOff, MailPolicy.Nurturing(contact.State, registration));

        contact.When(new UnsubscribeContact("one-click"));
        Assert.Equal(MailBar.Unsubscribed, MailPolicy.Nurturing(contact.State, registration));
    }

    private static SavePreferences Preferences(bool email, params string[] topics) => new(email, topics, "de", "2026-01", "preference-page");
}
