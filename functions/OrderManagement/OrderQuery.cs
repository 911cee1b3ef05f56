using LeadToCash.Problems;
using Microsoft.AspNetCore.Http;

namespace LeadToCash.OrderManagement;

/// <summary>Which orders somebody asks for.</summary>
/// <param name="Stage">The stage; null for all that are not over.</param>
/// <param name="After">The <c>next</c> of the page before; null for the first.</param>
public sealed record OrderQuery(OrderStage? Stage, string? After)
{
    /// <summary>Reads <c>stage</c> and <c>after</c>; a problem if one of them can't be.</summary>
    public static (OrderQuery? Query, IResult? Problem) Read(HttpRequest request)
    {
        (string stage, string after) = (request.Query["stage"].ToString(), request.Query["after"].ToString());
        if (stage.Length > 0 && (!Enum.TryParse(stage, ignoreCase: true, out OrderStage named) || !Enum.IsDefined(named) || char.IsAsciiDigit(stage[0])))
        {
            return (null, Problems.Problem.Invalid("stage", $"There is no stage '{stage}'; there are {string.Join(", ", Enum.GetNames<OrderStage>())}."));
        }

        return after.Length > 0 && !OrderListKeys.IsCursor(after)
            ? (null, Problems.Problem.Invalid("after", "Take it from the 'next' of the page before."))
            : (new OrderQuery(stage.Length > 0 ? Enum.Parse<OrderStage>(stage, ignoreCase: true) : null, after.Length > 0 ? after : null), null);
    }
}
