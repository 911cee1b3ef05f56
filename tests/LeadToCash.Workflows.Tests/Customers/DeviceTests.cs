using LeadToCash.Cases;
using LeadToCash.Customers;

namespace LeadToCash.Tests.Customers;

public sealed class DeviceTests
{
    private static readonly RegisterDevice Known = new("P-100", "0815a", "k-1", null, null, "import");

    [Fact]
    public void Register_OfWhatIsKnown_ChangesNothing()
    {
        Device device = Happen(null, Known);

        Assert.Equal(("P-100", "0815A", "k-1"), (device.Sku, device.Serial, device.Owner));
        Assert.Empty(Device.Decide(device, Known, default).Events);
        Assert.Equal("P-100:0815A", Device.IdOf(" p-100", "0815a "));
    }

    [Fact]
    public void Register_WithADate_FillsItIn_AndLeavesWhatIsNotSaid()
    {
        Device device = Happen(Happen(null, Known), Known with { InstalledOn = new DateOnly(2026, 3, 2) });

        Assert.Equal(new DateOnly(2026, 3, 2), device.InstalledOn);
        Assert.Empty(Device.Decide(device, Known, default).Events);
    }

    [Fact]
    public void Register_ByAnotherOwner_IsATransfer_UnlessItMustNotBe()
    {
        Device device = Happen(null, Known);

        Assert.Equal("k-2", Happen(device, Known with { Owner = "k-2" }).Owner);
        Assert.Equal("device-of-another", Device.Decide(device, Known with { Owner = "k-2", MayTransfer = false }, default).Refusal!.Code);
    }

    [Fact]
    public void Retire_TakesItOutOfUse_UntilItIsRegisteredAgain()
    {
        Device retired = Happen(Happen(null, Known), new RetireDevice("scrapped"));

        Assert.Equal("scrapped", retired.RetiredBecause);
        Assert.Empty(Device.Decide(retired, new RetireDevice("again"), default).Events);
        Assert.Null(Happen(retired, Known with { Owner = "k-2" }).RetiredBecause);
        Assert.Equal("device-unknown", Device.Decide(null, new RetireDevice("x"), default).Refusal!.Code);
    }

    private static Device Happen(Device? device, DeviceCommand command)
    {
        Decision<DeviceEvent> decision = Device.Decide(device, command, default);
        Assert.Null(decision.Refusal);
        return decision.Events.Aggregate(device, Device.Apply)!;
    }
}
