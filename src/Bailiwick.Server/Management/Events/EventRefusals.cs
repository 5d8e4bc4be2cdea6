using Bailiwick.Core;

namespace Bailiwick.Server.Management.Events;

/// <summary>Every "no" of events and webhooks.</summary>
internal static class EventRefusals
{
    public static Refusal BadCursor(string cursor) => new("management.bad-event-cursor", $"\"{cursor}\" is no place in the events. Maybe write 120.3, or an act's number.");

    public static Refusal BadAddress(string address, string why) => new("management.bad-webhook-address", $"\"{address}\" cannot be called: {why}. Maybe give a public https address.");

    public static Refusal BadKind(string kind) => new(
        "management.bad-event-kind", $"There is no event \"{kind}\". Maybe account.entered, account.left, member.began, member.changed or member.ended.");

    public static Refusal NoWebhook(Guid id) => new("management.no-webhook", $"There is no webhook {id}. Maybe it was removed.", RefusalKind.NotFound);

    public static Refusal NoDelivery(long number) => new("management.no-delivery", $"There is no dead delivery {number}. Maybe it was delivered, or is waiting still.", RefusalKind.NotFound);
}
