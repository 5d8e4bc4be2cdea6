using System.Reflection;

namespace Bailiwick.Server.OpenApi;

/// <summary>How types are called in the API document.</summary>
internal static class SchemaNames
{
    /// <summary>The given name; else outer and own name; a generic type after its argument (JobPage).</summary>
    public static string Of(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(Stream))
        {
            return "Bytes";
        }

        if (type.GetCustomAttribute<SchemaNameAttribute>() is { } given)
        {
            return given.Name;
        }

        var own = type.IsGenericType
            ? string.Concat(type.GetGenericArguments().Select(Of)) + type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]
            : type.Name;
        return type is { IsNested: true, DeclaringType: { } outer } ? outer.Name + own : own;
    }
}
