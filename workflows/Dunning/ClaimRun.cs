namespace LeadToCash.Dunning;

/// <summary>One walk through the days of a claim. Of what falls on one day, costs come first, then credits, then payments by id.</summary>
internal sealed class ClaimRun
{
    private readonly Claim _claim;
    private readonly LatePaymentTerms _terms;
    private readonly Default? _default;
    private readonly InterestMeter _interest;
    private readonly DateOnly _asOf;
    private readonly CostMeter _costs;
    private readonly List<SetOff> _setOffs = [];
    private readonly List<string> _costsNotOwed = [];
    private readonly Money _nothing;
    private Money _principal;
    private Money _costsPaid;
    private Money _interestPaid;
    private Money _surplus;
    private DateOnly? _countedUntil;

    public ClaimRun(Claim claim, LatePaymentTerms terms, Default? @default, InterestMeter interest, DateOnly asOf)
    {
        (_claim, _terms, _default, _interest, _asOf) = (claim, terms, @default, interest, asOf);
        _costs = new CostMeter(claim.Amount.Currency);
        _nothing = Money.Zero(claim.Amount.Currency);
        _principal = claim.Amount;
        (_costsPaid, _interestPaid, _surplus) = (_nothing, _nothing, _nothing);
    }

    private bool IsInDefault => _countedUntil is not null;

    private OpenAmounts Open => new(_costs.Total - _costsPaid, _interest.Total - _interestPaid, _principal);

    public void ToEnd()
    {
        Credit[] credits = [.. _claim.Credits.DistinctBy(credit => credit.Id).Where(credit => credit.Date <= _asOf)];
        Array.ForEach(credits, credit => Reduce(credit.CorrectsInvoice ? credit.Amount : _nothing));
        foreach (Happening happening in Happenings(credits))
        {
            CountUntil(happening.Date);
            Take(happening);
        }

        CountUntil(_asOf);
    }

    public ClaimStatement Statement(DateOnly dueDate) => new()
    {
        ClaimId = _claim.Id,
        AsOf = _asOf,
        DueDate = dueDate,
        Default = IsInDefault ? _default : null,
        Rows = _interest.Rows,
        SetOffs = _setOffs,
        FlatFee = _costs.FlatFee,
        Costs = _costs.Total,
        Interest = _interest.Total,
        Open = Open,
        Surplus = _surplus,
        CostsNotOwed = _costsNotOwed,
    };

    private IEnumerable<Happening> Happenings(IEnumerable<Credit> credits) =>
    [
        .. _claim.Costs.DistinctBy(cost => cost.Id).Where(cost => cost.Date <= _asOf).Select(cost => new Happening(cost.Date, 0, cost.Id, cost))
            .Concat(credits.Where(credit => !credit.CorrectsInvoice).Select(credit => new Happening(credit.Date, 1, credit.Id, credit)))
            .Concat(_claim.Payments.DistinctBy(payment => payment.Id).Where(payment => payment.Date <= _asOf && !(payment.ReturnedOn <= _asOf))
                .Select(payment => new Happening(payment.Date, 2, payment.Id, payment)))
            .OrderBy(happening => happening.Date).ThenBy(happening => happening.Rank).ThenBy(happening => happening.Id, StringComparer.Ordinal),
    ];

    /// <summary>Counts interest up to and with a day. Default begins only if principal is open when its first day begins.</summary>
    private void CountUntil(DateOnly day)
    {
        if (_default is null || day < _default.FirstDay || (!IsInDefault && _principal.IsZero))
        {
            return;
        }

        if (!IsInDefault && !_claim.WaivesFlatFee && _claim.Debtor == DebtorKind.Business)
        {
            _costs.Charge(_terms.FlatFee);
        }

        DateOnly from = _countedUntil?.AddDays(1) ?? _default.FirstDay;
        _interest.Run(from, day, _principal);
        _countedUntil = day;
    }

    private void Take(Happening happening)
    {
        switch (happening.What)
        {
            case Cost { Kind: not CostKind.ReturnedDebit } cost when !IsInDefault:
                _costsNotOwed.Add(cost.Id);
                break;
            case Cost cost:
                _costs.Add(cost);
                break;
            case Credit credit:
                Reduce(credit.Amount);
                break;
            case Payment payment:
                SetOff(payment);
                break;
        }
    }

    private void Reduce(Money credit)
    {
        Money taken = Least(credit, _principal);
        _principal -= taken;
        _surplus += credit - taken;
    }

    private void SetOff(Payment payment)
    {
        Money left = payment.Amount;
        Money costs = Least(left, Open.Costs);
        left -= costs;
        Money interest = Least(left, Open.Interest);
        left -= interest;
        Money principal = Least(left, _principal);
        left -= principal;
        _costsPaid += costs;
        _interestPaid += interest;
        _principal -= principal;
        _surplus += left;
        _setOffs.Add(new SetOff(payment.Id, payment.Date, payment.Amount, costs, interest, principal, left));
    }

    private static Money Least(Money one, Money other) => one < other ? one : other;

    private sealed record Happening(DateOnly Date, int Rank, string Id, object What);
}
