namespace LeadToCash.Billing;

/// <summary>Places for the picture of a contract's latest invoices: a bar for each, 640 by 200 units.</summary>
internal sealed class BillBars
{
    public const int Width = 640;
    public const int Height = 200;
    public const int BaseLine = 160;
    private const int Left = 10;
    private const int Right = 630;
    private const int Top = 30;
    private const int Most = 12;
    private const int Widest = 44;

    /// <param name="bills">Oldest first; the latest twelve are drawn.</param>
    public BillBars(IReadOnlyList<ContractBill> bills)
    {
        ContractBill[] drawn = [.. bills.TakeLast(Most)];
        decimal highest = drawn.Select(bill => bill.Net.Amount).DefaultIfEmpty(0).Max();
        int slot = (Right - Left) / Math.Max(1, drawn.Length);
        Bars =
        [
            .. drawn.Select((bill, index) =>
            {
                int height = highest <= 0 ? 1 : Math.Max(1, (int)((BaseLine - Top) * bill.Net.Amount / highest));
                int width = Math.Min(Widest, slot - 6);
                return new BillBar(bill, Left + (slot * index) + ((slot - width) / 2), BaseLine - height, width, height, Left + (slot * index) + (slot / 2));
            }),
        ];
    }

    /// <summary>The bars, oldest first.</summary>
    public IReadOnlyList<BillBar> Bars { get; }
}

/// <summary>The bar of an invoice.</summary>
internal sealed record BillBar(ContractBill Bill, int X, int Y, int Width, int Height, int Middle);
