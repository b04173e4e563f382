// program
// references: ServiceDefaults
using Microsoft.EntityFrameworkCore;
using Microsoft.AspNetCore.Routing;
using ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.Services.AddDbContextPool<TodoContext>(options => options.UseNpgsql("Host=db;Database=todo"));
var app = builder.Build();
app.MapDefaultEndpoints();
RouteGroupBuilder todos = app.MapGroup("/todos");
ListTodos.Map(todos);
AddTodo.Map(todos);
app.{|HA3001:Run|}();

public sealed class Todo
{
    public int Id { get; set; }

    public required string Title { get; set; }
}

public sealed class TodoContext(DbContextOptions<TodoContext> options) : DbContext(options)
{
    public DbSet<Todo> Todos => Set<Todo>();
}

public static class ListTodos
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/", async (TodoContext db, CancellationToken token) =>
        await db.Todos.AsNoTracking().OrderBy(todo => todo.Id).Take(100).ToListAsync(token));
}

public static class AddTodo
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/", async (string title, TodoContext db, CancellationToken token) =>
    {
        var todo = new Todo { Title = title };
        db.Add(todo);
        await db.SaveChangesAsync(token);
        return Results.Created($"/todos/{todo.Id}", todo);
    });
}
