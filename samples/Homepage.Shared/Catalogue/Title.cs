namespace Homepage.Catalogue;

/// <summary>Something to watch.</summary>
public sealed record Title(int Id, string Name, string Genre, int Year);
