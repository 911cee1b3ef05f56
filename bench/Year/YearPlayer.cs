using System.Diagnostics;

namespace LeadToCash.Bench.Year;

/// <summary>
/// Plays a year of a small company: a shop, customers who pay or don't, a bank, technicians, meters and staff, all of them outside of the app and on its clock. Each decides by
/// <see cref="Chance"/>, so a seed gives the same year whatever happens at the same time.
/// </summary>
internal sealed class YearPlayer
{
    private const int Morning = (8 * 60) + 30;
    private const int Noon = 12 * 60;
    private const int Evening = 18 * 60;
    private const int Night = 22 * 60;
    private const int DaysAfterwards = 12;

    private readonly int _year;
    private readonly Action<MonthPlayed> _progress;
    private readonly TechnicianTeam _technicians;
    private readonly Meters _meters;

    /// <param name="world">The app, at the beginning of the year's first day.</param>
    /// <param name="year">One whose base rates are known.</param>
    /// <param name="orders">Of the web shop.</param>
    /// <param name="progress">Hears of each month that is over.</param>
    public YearPlayer(World world, int year, int orders, Action<MonthPlayed> progress)
    {
        (World, _year, _progress) = (world, year, progress);
        PriceTags prices = new(new DateOnly(year, 7, 1));
        Bank = new HouseBank(world);
        Cards = new CardProvider(world);
        Payers = new Payers(world, Bank, Cards);
        Shop = new WebShop(world, prices, year, orders);
        Post = new Postbox(world);
        Sales = new SalesOffice(world, Payers, prices);
        Accounting = new Accounting(world, Bank, Payers, Sales);
        _technicians = new TechnicianTeam(world);
        _meters = new Meters(world);
    }

    public World World { get; }

    public WebShop Shop { get; }

    public HouseBank Bank { get; }

    public CardProvider Cards { get; }

    public Payers Payers { get; }

    public Postbox Post { get; }

    public SalesOffice Sales { get; }

    public Accounting Accounting { get; }

    /// <summary>First day of the year.</summary>
    public DateOnly First => new(_year, 1, 1);

    /// <summary>The day on which the play ends: the last month of the year is closed by then.</summary>
    public DateOnly Last => First.AddYears(1).AddDays(DaysAfterwards);

    /// <summary>Plays the year, and the days until its last month is closed.</summary>
    public async Task PlayAsync()
    {
        foreach (ShopOrder order in Shop.Orders)
        {
            Payers.Know(order.Customer);
        }

        await Sales.OpenAsync(contracts: Math.Max(3, Shop.Orders.Count / 60));
        Stopwatch watch = Stopwatch.StartNew();
        for (DateOnly day = First; day <= Last; day = day.AddDays(1))
        {
            await PlayAsync(day);
            if (day.AddDays(1).Day == 1 || day == Last)
            {
                _progress(new MonthPlayed(new DateOnly(day.Year, day.Month, 1), Shop.Deliveries, Bank.Statements, Cards.Events, Post.Keys.Count, watch.Elapsed));
                watch.Restart();
            }
        }

        await Accounting.ClarifyAsync();
        await ReadMailsAsync();
    }

    private async Task PlayAsync(DateOnly day)
    {
        await World.MoveToAsync(day, Morning);
        if (day.Day == 1)
        {
            Bank.Take(new BankLine($"RENT-{day:yyyyMM}", -180_000, "Miete Halle", "Vermieter GmbH", "DE75512108001245126199"));
        }

        await Bank.StateAsync(day);
        if (World.IsWorkingDay(day))
        {
            await Sales.WorkAsync(day);
            await Accounting.WorkAsync(day);
        }

        await _meters.ReportAsync(day);
        foreach (int hour in (int[])[Noon, Evening, Night])
        {
            await World.MoveToAsync(day, hour);
            await Shop.SellAsync();
            await ReadMailsAsync();
        }

        await _technicians.ReportAsync();
        await Cards.TellAsync(day);
        await Payers.PayAsync(day);
        await World.SettleAsync();
    }

    private async Task ReadMailsAsync()
    {
        foreach (Mail mail in await Post.LookAsync())
        {
            await ReadAsync(mail);
        }
    }

    private async Task ReadAsync(Mail mail)
    {
        string[] key = mail.Key.Split('/');
        switch (key)
        {
            case ["invoice", _, "issued"]:
                await Payers.ReadAsync(mail);
                Sales.Hear(mail);
                break;
            case ["visit", _, "technician", ..]:
                _technicians.Take(mail);
                break;
            case ["visit", _, "cancelled", "technician"]:
                _technicians.Forget(mail);
                break;
            default:
                break;
        }
    }
}

/// <summary>A month that is over.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="Deliveries">Webhooks of the shop until then.</param>
/// <param name="Statements">Bank statements until then.</param>
/// <param name="CardEvents">Events of Stripe until then.</param>
/// <param name="Mails">Mails that came until then.</param>
/// <param name="Took">Real time of this month.</param>
internal sealed record MonthPlayed(DateOnly Month, int Deliveries, int Statements, int CardEvents, int Mails, TimeSpan Took);
