using System.Text.Json;

namespace Bailiwick.Server.Management.Accounts;

/// <summary>A value of a request as the catalogue judges it.</summary>
internal static class JsonCell
{
    public static object? Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => value.GetDecimal(),
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        _ => value.GetRawText(),
    };
}
