using System.Text.Json.Serialization;

namespace LeadToCash.Customers;

/// <summary>What can be asked of a device.</summary>
public abstract record DeviceCommand
{
    private protected DeviceCommand()
    {
    }
}

/// <summary>Says whose a device is.</summary>
/// <param name="Sku">Item number of the product.</param>
/// <param name="Serial">Serial number; the letters' case does not matter.</param>
/// <param name="Owner">The customer's id.</param>
/// <param name="InstalledOn">When it was installed or delivered, local date; null if not known.</param>
/// <param name="OrderId">The order with which it came; null if not known.</param>
/// <param name="Source">Who says so: <c>staff</c>, <c>import</c>, <c>visit</c>.</param>
/// <param name="MayTransfer">Whether it may have belonged to somebody else.</param>
public sealed record RegisterDevice(
    string Sku, string Serial, string Owner, DateOnly? InstalledOn, string? OrderId, string Source, bool MayTransfer = true) : DeviceCommand;

/// <summary>A device is no longer in use.</summary>
/// <param name="Reason">Why, for people.</param>
public sealed record RetireDevice(string Reason) : DeviceCommand;

/// <summary>What happens to a device.</summary>
[JsonDerivedType(typeof(DeviceRegistered), nameof(DeviceRegistered))]
[JsonDerivedType(typeof(DeviceTransferred), nameof(DeviceTransferred))]
[JsonDerivedType(typeof(DeviceDated), nameof(DeviceDated))]
[JsonDerivedType(typeof(DeviceRetired), nameof(DeviceRetired))]
public abstract record DeviceEvent
{
    private protected DeviceEvent()
    {
    }
}

/// <summary>We learned of a device, or of one in use again.</summary>
public sealed record DeviceRegistered(string Sku, string Serial, string Owner, DateOnly? InstalledOn, string? OrderId, string Source) : DeviceEvent;

/// <summary>A device belongs to another customer.</summary>
public sealed record DeviceTransferred(string From, string Owner, string Source) : DeviceEvent;

/// <summary>It is known when a device was installed, and with which order it came.</summary>
public sealed record DeviceDated(DateOnly? InstalledOn, string? OrderId) : DeviceEvent;

/// <summary>A device is no longer in use.</summary>
public sealed record DeviceRetired(string Reason) : DeviceEvent;
