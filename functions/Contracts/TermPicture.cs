namespace LeadToCash.Contracts;

/// <summary>Places for the picture of a contract's terms on a time line, 640 by 236 units.</summary>
internal sealed class TermPicture
{
    public const int Width = 640;
    public const int Height = 236;
    public const int BarTop = 108;
    public const int BarHeight = 20;
    private const int Left = 12;
    private const int Right = 628;
    private const int LabelWidth = 150;
    private const int DaysWithoutEnd = 365;

    /// <summary>Where labels stand, the nearest first: of each row the first line of its text, and where its line to the bar begins.</summary>
    private static readonly (int Text, int Line)[] Rows = [(156, 140), (68, 92), (206, 190), (20, 44)];

    private readonly DateOnly _first;
    private readonly int _days;

    public TermPicture(Contract contract, DateOnly today)
    {
        _first = contract.Term.From;
        DateOnly last = Later(contract.EndsOn ?? today.AddDays(DaysWithoutEnd), today, contract.Scheduled.Select(change => change.From).DefaultIfEmpty(today).Max());
        _days = Math.Max(28, (last.DayNumber - _first.DayNumber) * 6 / 5);
        End = contract.EndsOn is { } end ? X(end.AddDays(1)) : Right;
        GoesOn = contract.Status == ContractStatus.Active && contract.Terms.Renewal != RenewalKind.Ends && contract.EndsOn is not null;
        Marks = [.. Place(MarksOf(contract, today))];
    }

    /// <summary>Where the bar of the present term begins.</summary>
    public static int Start => Left;

    /// <summary>Where it ends.</summary>
    public int End { get; }

    /// <summary>Where the picture ends.</summary>
    public static int Edge => Right;

    /// <summary>Whether another term follows unless somebody cancels.</summary>
    public bool GoesOn { get; }

    /// <summary>The days that matter, by date.</summary>
    public IReadOnlyList<TermMark> Marks { get; }

    private static IEnumerable<(TermMarkKind Kind, DateOnly Date)> MarksOf(Contract contract, DateOnly today)
    {
        List<(TermMarkKind, DateOnly Date)> marks = [(TermMarkKind.From, contract.Term.From)];
        marks.AddRange(contract.Scheduled.Select(change => (TermMarkKind.Change, change.From)));
        if (contract.LastNoticeDay is { } notice)
        {
            marks.Add((TermMarkKind.LastNotice, notice));
        }

        if (contract.EndsOn is { } end)
        {
            marks.Add((contract.FinalDay() is null && contract.EndedOn is null ? TermMarkKind.EndOfTerm : TermMarkKind.End, end));
        }

        if (contract.EndedOn is null && today >= contract.Term.From)
        {
            marks.Add((TermMarkKind.Today, today));
        }

        return marks.OrderBy(mark => mark.Date);
    }

    private IEnumerable<TermMark> Place(IEnumerable<(TermMarkKind Kind, DateOnly Date)> marks)
    {
        int[] taken = [int.MinValue, int.MinValue, int.MinValue, int.MinValue];
        foreach ((TermMarkKind kind, DateOnly date) in marks)
        {
            int x = X(date);
            string anchor = x < Left + (LabelWidth / 2) ? "start" : x > Right - (LabelWidth / 2) ? "end" : "middle";
            int from = anchor switch { "start" => x, "end" => x - LabelWidth, _ => x - (LabelWidth / 2) };
            int row = Math.Max(0, Array.FindIndex(taken, edge => edge <= from));
            taken[row] = from + LabelWidth;
            yield return new TermMark(kind, date, x, Rows[row].Text, Rows[row].Line, anchor);
        }
    }

    private int X(DateOnly date) => Left + (int)((long)(Right - Left) * Math.Clamp(date.DayNumber - _first.DayNumber, 0, _days) / _days);

    private static DateOnly Later(params DateOnly[] dates) => dates.Max();
}

/// <summary>A day on the time line.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Date">Local date.</param>
/// <param name="X">Where it is.</param>
/// <param name="TextY">Where the first line of its label stands.</param>
/// <param name="LineY">Where the line from the bar to the label ends.</param>
/// <param name="Anchor">How the label is aligned to it.</param>
internal sealed record TermMark(TermMarkKind Kind, DateOnly Date, int X, int TextY, int LineY, string Anchor);

/// <summary>What a day on the time line is.</summary>
internal enum TermMarkKind
{
    /// <summary>First day of the term.</summary>
    From,

    /// <summary>Today.</summary>
    Today,

    /// <summary>Other lines run from then on.</summary>
    Change,

    /// <summary>Last day of notice.</summary>
    LastNotice,

    /// <summary>Last day of the term.</summary>
    EndOfTerm,

    /// <summary>Last day of the contract.</summary>
    End,
}
