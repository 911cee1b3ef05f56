using LeadToCash.Cases;
using LeadToCash.ContactToLead;

namespace LeadToCash.Tests.ContactToLead;

/// <summary>A contact's history, told command by command.</summary>
internal sealed class ContactHistory
{
    public const string Address = "Kim.Keller@example.com";

    public static readonly RegisterContact Form = new()
    {
        Name = "Kim Keller",
        Email = Address,
        Language = "de",
        Interests = ["pumps"],
        ConsentTextVersion = "2026-01",
        Campaign = "spring",
    };

    public static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public Contact? State { get; private set; }

    public DateTimeOffset Now { get; private set; } = Start;

    public static ContactHistory Registered()
    {
        ContactHistory history = new();
        history.When(Form);
        return history;
    }

    public static ContactHistory Confirmed()
    {
        ContactHistory history = Registered();
        history.When(history.Confirmation());
        return history;
    }

    public ContactHistory After(TimeSpan time)
    {
        Now += time;
        return this;
    }

    public ConfirmContact Confirmation() => new(State!.Registration, "203.0.113.7", "ab12");

    public Decision<ContactEvent> When(ContactCommand command)
    {
        Decision<ContactEvent> decision = Contact.Decide(State, command, Now);
        foreach (ContactEvent @event in decision.Events)
        {
            State = Contact.Apply(State, @event);
        }

        return decision;
    }

    public Decision<ContactEvent> Interacts(string kind, int points, bool endsNurturing = false) =>
        When(new RecordInteraction { Kind = kind, Points = points, Threshold = 50, EndsNurturing = endsNurturing, OccurredAt = Now });
}
