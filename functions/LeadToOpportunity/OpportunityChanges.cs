using System.Globalization;
using LeadToCash.Access;
using LeadToCash.Calendar;
using LeadToCash.Mail;
using LeadToCash.OpportunityToQuote;

namespace LeadToCash.LeadToOpportunity;

/// <summary>What staff can change of an opportunity, by its name in URLs; reads the fields of a change into the command that carries it out.</summary>
public sealed class OpportunityChanges
{
    private const int LongestLine = 200;
    private const int LongestComment = 2_000;
    private const int LongestCommunication = 10_000;

    private readonly SalesProcess _process;
    private readonly BusinessCalendars _calendars;
    private readonly TimeProvider _time;
    private readonly Dictionary<string, Func<ChangeFields, ChangeRequest, OpportunityCommand>> _changes;

    public OpportunityChanges(SalesProcess process, BusinessCalendars calendars, TimeProvider time)
    {
        (_process, _calendars, _time) = (process, calendars, time);
        _changes = new(StringComparer.Ordinal)
        {
            [Stage] = (fields, _) => new OpportunityCommand.MoveStage(
                fields.Choice("stage", process.Stages, stage => stage.Id)?.Id ?? "", process, fields.OptionalText("from", LongestLine), fields.OptionalText("reason", LongestComment)),
            [Estimate] = (fields, _) => new OpportunityCommand.GiveEstimate(fields.Amount("value"), fields.Date("closeOn", required: false)),
            [Owner] = (fields, request) => new OpportunityCommand.AssignOwner(OwnerOf(fields, request), fields.OptionalText("reason", LongestComment)),
            [Loss] = (fields, _) => new OpportunityCommand.Lose(fields.Choice("reason", process.LostReasons, reason => reason.Id)!, fields.OptionalText("comment", LongestComment, lines: true)),
            [Reopening] = (fields, _) => new OpportunityCommand.Reopen(fields.Text("reason", LongestComment), process),
            [Activities] = Plan,
            [ActivityDate] = (fields, request) => new OpportunityCommand.RescheduleActivity(request.ActivityId!, Due(fields), fields.Time("time")),
            [ActivityOutcome] = (fields, request) => new OpportunityCommand.CloseActivity(request.ActivityId!, fields.Text("outcome", LongestComment, lines: true)),
            [ActivityCancellation] = (fields, request) => new OpportunityCommand.CancelActivity(request.ActivityId!, fields.Text("reason", LongestComment, lines: true)),
            [Communications] = Communicate,
        };
    }

    /// <summary>Moves it to another stage.</summary>
    public const string Stage = "stage";

    /// <summary>Says what the rep expects.</summary>
    public const string Estimate = "estimate";

    /// <summary>Gives it to somebody.</summary>
    public const string Owner = "owner";

    /// <summary>Gives it up.</summary>
    public const string Loss = "loss";

    /// <summary>Takes it up again.</summary>
    public const string Reopening = "reopening";

    /// <summary>Plans an activity.</summary>
    public const string Activities = "activities";

    /// <summary>Plans an activity for another date.</summary>
    public const string ActivityDate = "date";

    /// <summary>Notes what came of an activity.</summary>
    public const string ActivityOutcome = "outcome";

    /// <summary>Calls an activity off.</summary>
    public const string ActivityCancellation = "cancellation";

    /// <summary>Notes that the customer and we were in touch.</summary>
    public const string Communications = "communications";

    /// <summary>The command that the fields ask for; what is wrong with them is in their errors then, and the command is not to be used.</summary>
    internal OpportunityCommand Read(ChangeFields fields, ChangeRequest request) => _changes[request.Change](fields, request);

    private OpportunityCommand.PlanActivity Plan(ChangeFields fields, ChangeRequest request) => new(
        fields.Name("id", request.Key), fields.Choice("kind", _process.ActivityKinds, kind => kind.Id)!, fields.Text("subject", LongestLine), Due(fields), fields.Time("time"));

    private OpportunityCommand.RecordCommunication Communicate(ChangeFields fields, ChangeRequest request) => new(new CommunicationRecorded(
        fields["id"] is { Length: > 0 and <= LongestLine } id ? id : fields.Require(request.Key, fields["id"].Length == 0, "id", "Write at most 200 characters."),
        fields.Choice<CommunicationChannel>("channel"),
        fields["direction"].Length == 0 && fields["channel"] is "note" ? CommunicationDirection.Out : fields.Choice<CommunicationDirection>("direction"),
        fields.Text("text", LongestCommunication, lines: true),
        fields.Instant("at", _time.GetUtcNow()),
        request.QuoteNumber ?? fields.OptionalText("quote", 50)));

    /// <summary>Within the years whose holidays are known, and no typing error for another century.</summary>
    private DateOnly Due(ChangeFields fields)
    {
        DateOnly today = _calendars.Today(_time);
        DateOnly due = fields.Date("dueOn", required: true) ?? today;
        fields.Require(0, due >= today.AddYears(-1) && due <= today.AddYears(2), "dueOn", "Write a date from a year ago to two years ahead.");
        return due;
    }

    private static string OwnerOf(ChangeFields fields, ChangeRequest request)
    {
        string owner = fields["owner"] is { Length: > 0 } given ? given : request.Member.Name;
        return fields.Require(owner, FourEyes.AreSame(owner, request.Member.Name) || MailAddresses.IsOne(owner), "owner", "Write the e-mail address with which the rep signs in.");
    }
}

/// <summary>A change that somebody asks for.</summary>
/// <param name="Change">Its name in URLs.</param>
/// <param name="Member">Who asks.</param>
/// <param name="Key">Names the intention; letters, digits and <c>-</c>.</param>
/// <param name="ActivityId">The activity that it is about.</param>
/// <param name="QuoteNumber">The quote by whose number the opportunity was named.</param>
internal sealed record ChangeRequest(string Change, StaffMember Member, string Key, string? ActivityId, string? QuoteNumber);
