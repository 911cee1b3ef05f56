using LeadToCash.Cases;
using LeadToCash.OpportunityToQuote.Approvals;

namespace LeadToCash.OpportunityToQuote;

/// <summary>
/// What customer and rep may ask of each other while a version is out. Other quantities, options and optional lines make the next version at once, priced, checked and
/// approved as any; a counter-price or a question waits for one of us, and the version that is out can still be accepted meanwhile.
/// </summary>
public static class QuoteNegotiation
{
    private const int MaximumTurns = 200;

    internal static Decision<QuoteEvent> Decide(Quote quote, QuoteCommand.AskForChange ask, DateTimeOffset at)
    {
        if (QuoteDecisions.NotOpen(quote, ask.QuoteVersion, at) is { } refusal)
        {
            return refusal;
        }

        IReadOnlyList<WishedLine> lines = [.. ask.Lines.Where(line => IsChange(quote, line))];
        ChangeRequested requested = new(ask.QuoteVersion, quote.Turns.Count + 1, lines, ask.CounterNet, ask.Comment, at);
        return (lines, ask) switch
        {
            ({ Count: 0 }, { CounterNet: null, Comment: null }) => QuoteDecisions.Refuse(Refusals.NothingAsked, "Nothing is to be changed and nothing is asked."),
            _ when lines.FirstOrDefault(line => Find(quote, line) is null) is { } unknown =>
                QuoteDecisions.Refuse(Refusals.LineUnknown, $"Version {quote.QuoteVersion} of quote {quote.Number} has no line '{unknown.Line}'."),
            _ when quote.Turns.Count >= MaximumTurns => QuoteDecisions.Refuse("quote-turns-exhausted", $"Quote {quote.Number} was talked about {MaximumTurns} times; call us."),
            ({ Count: > 0 }, { CounterNet: null }) => Revise(quote, requested),
            _ => Decision<QuoteEvent>.Accept(requested),
        };
    }

    internal static Decision<QuoteEvent> Decide(Quote quote, QuoteCommand.Reply reply, DateTimeOffset at) => quote.Turns.Count >= MaximumTurns
        ? QuoteDecisions.Refuse("quote-turns-exhausted", $"Quote {quote.Number} was talked about {MaximumTurns} times.")
        : QuoteDecisions.Superseded(quote, reply.QuoteVersion) ?? Decision<QuoteEvent>.Accept(new ReplyWritten(reply.QuoteVersion, quote.Turns.Count + 1, reply.Author, reply.Text, at));

    /// <summary>The lines after what was asked for, each with its name; a price that was agreed for more or for something else is priced anew.</summary>
    public static IReadOnlyList<RequestedLine> Applied(IReadOnlyList<RequestedLine> lines, IReadOnlyList<WishedLine> wished) =>
    [
        .. from line in RequestedLines.Named(lines)
           let wish = wished.FirstOrDefault(one => one.Line == line.Line)
           where wish is not { Quantity: 0 }
           select wish is null ? line : Applied(line, wish),
    ];

    private static RequestedLine Applied(RequestedLine line, WishedLine wish)
    {
        bool keepsPrice = wish.Quantity >= line.Quantity && (wish.Configuration is null || wish.Configuration == line.Configuration);
        return line with
        {
            Quantity = wish.Quantity,
            Configuration = wish.Configuration ?? line.Configuration,
            Optional = false,
            Price = keepsPrice ? line.Price : null,
        };
    }

    private static Decision<QuoteEvent> Revise(Quote quote, ChangeRequested requested)
    {
        IReadOnlyList<RequestedLine> lines = Applied(quote.RequestedLines, requested.Lines);
        return lines.Any(line => !line.Optional)
            ? QuoteDecisions.NoMoreVersions(quote) ?? Decision<QuoteEvent>.Accept(
            [
                requested,
                .. ApprovalPursuit.Withdrawals(quote, ending: null, superseded: true),
                new QuoteRevised(quote.QuoteVersion + 1, quote.Requester, lines, quote.Discount, quote.Terms, ByCustomer: true),
            ])
            : QuoteDecisions.Refuse(Refusals.NothingLeft, "Nothing would be left of the quote; decline it instead.");
    }

    private static bool IsChange(Quote quote, WishedLine wish) => Find(quote, wish) is not { } line
        || (line.Optional ? wish.Quantity > 0 : wish.Quantity != line.Quantity || (wish.Configuration is { } configuration && configuration != line.Configuration));

    private static RequestedLine? Find(Quote quote, WishedLine wish) =>
        RequestedLines.Named(quote.RequestedLines).FirstOrDefault(line => line.Line == wish.Line);
}
