using LeadToCash.Cases;

namespace LeadToCash.Customers;

/// <summary>A device that a customer owns: one piece of a product, known by its serial number.</summary>
public sealed record Device : ICase<Device, DeviceCommand, DeviceEvent>
{
    /// <inheritdoc/>
    public static string CaseType => "device";

    /// <summary>Item number of the product.</summary>
    public required string Sku { get; init; }

    /// <summary>Serial number, in capital letters.</summary>
    public required string Serial { get; init; }

    /// <summary>The customer's id; of a device that was retired, the last owner's.</summary>
    public required string Owner { get; init; }

    /// <summary>When it was installed or delivered, local date; null if not known.</summary>
    public DateOnly? InstalledOn { get; init; }

    /// <summary>The order with which it came; null if not known.</summary>
    public string? OrderId { get; init; }

    /// <summary>Why it is no longer in use; null while it is.</summary>
    public string? RetiredBecause { get; init; }

    /// <inheritdoc/>
    public string? CustomerId => Owner;

    /// <summary>The case id of a device: the same piece, the same case.</summary>
    public static string IdOf(string sku, string serial) => $"{sku.Trim().ToUpperInvariant()}:{serial.Trim().ToUpperInvariant()}";

    /// <inheritdoc/>
    public static Decision<DeviceEvent> Decide(Device? state, DeviceCommand command, DateTimeOffset at) => (state, command) switch
    {
        (null or { RetiredBecause: not null }, RegisterDevice register) => Decision<DeviceEvent>.Accept(
            new DeviceRegistered(register.Sku, register.Serial.ToUpperInvariant(), register.Owner, register.InstalledOn, register.OrderId, register.Source)),
        (not null, RegisterDevice register) => Register(state, register),
        (null, _) => Decision<DeviceEvent>.Refuse("device-unknown", "There is no such device."),
        (_, RetireDevice retire) => state.RetiredBecause is null ? Decision<DeviceEvent>.Accept(new DeviceRetired(retire.Reason)) : Decision<DeviceEvent>.Accept(),
        _ => throw new InvalidOperationException($"A device knows no command {command.GetType().Name}."),
    };

    /// <inheritdoc/>
    public static Device Apply(Device? state, DeviceEvent @event) => @event switch
    {
        DeviceRegistered registered => new Device
        {
            Sku = registered.Sku,
            Serial = registered.Serial,
            Owner = registered.Owner,
            InstalledOn = registered.InstalledOn,
            OrderId = registered.OrderId,
        },
        DeviceTransferred transferred => state! with { Owner = transferred.Owner },
        DeviceDated dated => state! with { InstalledOn = dated.InstalledOn, OrderId = dated.OrderId },
        DeviceRetired retired => state! with { RetiredBecause = retired.Reason },
        _ => throw new InvalidOperationException($"A device knows no event {@event.GetType().Name}."),
    };

    /// <summary>What is not said stays as it is known.</summary>
    private static Decision<DeviceEvent> Register(Device device, RegisterDevice register)
    {
        if (register.Owner != device.Owner && !register.MayTransfer)
        {
            return Decision<DeviceEvent>.Refuse("device-of-another", $"{device.Sku} {device.Serial} belongs to another customer.");
        }

        (DateOnly? installed, string? order) = (register.InstalledOn ?? device.InstalledOn, register.OrderId ?? device.OrderId);
        return Decision<DeviceEvent>.Accept(
        [
            .. register.Owner == device.Owner ? Array.Empty<DeviceEvent>() : [new DeviceTransferred(device.Owner, register.Owner, register.Source)],
            .. installed == device.InstalledOn && order == device.OrderId ? Array.Empty<DeviceEvent>() : [new DeviceDated(installed, order)],
        ]);
    }
}
