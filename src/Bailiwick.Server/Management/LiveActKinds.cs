namespace Bailiwick.Server.Management;

/// <summary>What acts are, in one word each.</summary>
public static class LiveActKinds
{
    public const string Records = "records";
    public const string Import = "import";
    public const string Publish = "publish";
    public const string Clone = "clone";
    public const string Activate = "activate";
    public const string Model = "model";
    public const string Rules = "rules";
    public const string People = "people";
    public const string Accounts = "accounts";
    public const string Flood = "flood";
    public const string Teams = "teams";
    public const string Routing = "routing";
    public const string Request = "request";
    public const string Revert = "revert";
}
